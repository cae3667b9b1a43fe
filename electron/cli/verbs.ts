import type { Verb } from './verb'
import { backup } from './verbs/backup'
import { certificatesIssue } from './verbs/certificates-issue'
import { check } from './verbs/check'
import { demo } from './verbs/demo'
import { demoYear } from './verbs/demo-year'
import { exportForm } from './verbs/export-form'
import { exportPeople } from './verbs/export-people'
import { exportResults } from './verbs/export-results'
import { importFile } from './verbs/import'
import { listCourses } from './verbs/list-courses'
import { listPeople } from './verbs/list-people'
import { listSessions } from './verbs/list-sessions'
import { restore } from './verbs/restore'
import { undo } from './verbs/undo'
import { verify } from './verbs/verify'

/** Every verb, in the order help shows them. A new one is its file and a line here. */
export const verbs: readonly Verb[] = [
  importFile,
  exportPeople,
  exportResults,
  exportForm,
  certificatesIssue,
  listPeople,
  listCourses,
  listSessions,
  backup,
  verify,
  check,
  restore,
  undo,
  demoYear,
  demo,
]
