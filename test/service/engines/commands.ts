import { assessments } from './commands/assessments'
import { book } from './commands/book'
import type { EveryCommand } from './commands/case'
import { certificates } from './commands/certificates'
import { courses } from './commands/courses'
import { improvements } from './commands/improvements'
import { needs } from './commands/needs'
import { people } from './commands/people'
import { plan } from './commands/plan'
import { sessions } from './commands/sessions'
import { settings } from './commands/settings'

/** Every command of the contract with inputs that reach its branches: a new command does not compile before it is tried. */
export const commands: EveryCommand = {
  book,
  settings,
  imports: {
    rememberLayout: [
      () => ({ kind: 'people', fingerprint: '姓名|工号', mapping: { name: '姓名', staffNo: '工号' } }),
    ],
  },
  people,
  needs,
  courses,
  plan,
  sessions,
  assessments,
  certificates,
  improvements,
}
