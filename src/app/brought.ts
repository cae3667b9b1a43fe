import type { PersonSection } from './person-section'
import type { SessionTabPart } from './session-tab'

/** What areas bring to the pages of others, which do not know them: the frame hands it to every page. */
export interface Brought {
  sessionTabs: readonly (SessionTabPart & { area: string })[]
  personSections: readonly PersonSection[]
}
