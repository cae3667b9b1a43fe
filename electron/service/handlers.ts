import type { Contract } from '../../src/contract/contract'
import type { AreaHandlers } from './area-handlers'
import { assessmentsHandlers } from './assessments/assessments-handlers'
import { bookHandlers } from './book/book-handlers'
import { certificatesHandlers } from './certificates/certificates-handlers'
import { coursesHandlers } from './courses/courses-handlers'
import { draftsHandlers } from './drafts/drafts-handlers'
import { formsHandlers } from './forms/forms-handlers'
import { importsHandlers } from './imports/imports-handlers'
import { improvementsHandlers } from './improvements/improvements-handlers'
import { needsHandlers } from './needs/needs-handlers'
import { peopleHandlers } from './people/people-handlers'
import { planHandlers } from './plan/plan-handlers'
import { reportsHandlers } from './reports/reports-handlers'
import { searchHandlers } from './search/search-handlers'
import { sessionsHandlers } from './sessions/sessions-handlers'
import { settingsHandlers } from './settings/settings-handlers'

/** One handler for each procedure of the contract: a missing one does not compile. */
export const handlers: { [Area in keyof Contract]: AreaHandlers<Contract[Area]> } = {
  book: bookHandlers,
  settings: settingsHandlers,
  drafts: draftsHandlers,
  search: searchHandlers,
  imports: importsHandlers,
  people: peopleHandlers,
  needs: needsHandlers,
  courses: coursesHandlers,
  plan: planHandlers,
  sessions: sessionsHandlers,
  assessments: assessmentsHandlers,
  certificates: certificatesHandlers,
  improvements: improvementsHandlers,
  reports: reportsHandlers,
  forms: formsHandlers,
}
