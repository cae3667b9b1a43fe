import * as list from '../features/areas'
import type { Brought } from './brought'
import type { PageArea } from './page-area'
import { inPlace, knowAreas, pageAreas } from './page-areas'

// Each knows its own addresses; here they are one kind among others.
knowAreas(Object.values(list) as readonly PageArea[])

const areas = pageAreas()

/** The entries of the side bar, each with its area. */
export const navEntries = inPlace(
  areas.flatMap(area => (area.nav ?? []).map(entry => ({ ...entry, area: area.name }))),
)

/** What Ctrl+K can begin, each with its area. */
export const beginnings = inPlace(
  areas.flatMap(area => (area.begin ?? []).map(one => ({ ...one, area: area.name }))),
)

/** What Ctrl+K finds, each with its area. */
export const foundKinds = inPlace(
  areas.flatMap(area => (area.found ?? []).map(one => ({ ...one, area: area.name }))),
)

/** What areas bring to the pages of others, in the order of the places they give. */
export const brought: Brought = {
  sessionTabs: inPlace(
    areas.flatMap(area => (area.sessionTabs ?? []).map(tab => ({ ...tab, area: area.name }))),
  ),
  personSections: inPlace(areas.flatMap(area => area.personSections ?? [])),
}
