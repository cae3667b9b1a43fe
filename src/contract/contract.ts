import { assessments } from './assessments'
import { book } from './book'
import { certificates } from './certificates'
import { courses } from './courses'
import { drafts } from './drafts'
import { forms } from './forms'
import { imports } from './imports'
import { improvements } from './improvements'
import { needs } from './needs'
import { people } from './people'
import { plan } from './plan'
import { reports } from './reports'
import { search } from './search'
import { sessions } from './sessions'
import { settings } from './settings'

/** Everything that crosses the wire, area by area. */
export const contract = {
  book,
  settings,
  drafts,
  search,
  imports,
  people,
  needs,
  courses,
  plan,
  sessions,
  assessments,
  certificates,
  improvements,
  reports,
  forms,
}
export type Contract = typeof contract
