import { cellOf, headingOf, type SheetLayout } from '../imports/layout'
import { awayButActive } from '../imports/person-words'
import type { Finding, RowDecisions } from '../imports/preview'
import { listed } from '../text/listed'
import { type PlaceWords, placeWords } from './roster-decorated'
import type { RosterField } from './roster-fields'
import { type KnownNames, mostListed } from './roster-names'
import { type RosterReading, readRosterHead, rosterPlaceIn } from './roster-row'
import type { RosterBook } from './roster-shape'
import { sheetPlaces } from './roster-sheets'
import type { NamedPlace } from './roster-units'

/** What a roster means by its words for places, and what is to be said of that and of its states. */
export interface RosterWords {
  readonly placeOf: RosterReading['placeOf']
  readonly findings: readonly Finding[]
}

/** Goes through the rows once before they are read: only all of them say how units are written. */
export function rosterWords(
  layout: SheetLayout<RosterField>,
  book: RosterBook,
  how: Pick<RosterReading, 'shiftOf' | 'reads'>,
  decisions: RowDecisions | undefined,
): RosterWords {
  const reading = { layout, ...how }
  const words = placeWords(layout)
  const bySheet = sheetPlaces(layout, placeNames(book.names), decisions)
  const away = new Set<string>()
  for (const data of layout.data) {
    words.see(rosterPlaceIn(reading, data))
    const status = awayButActive(cellOf(layout, data, 'status'))
    if (status !== null) away.add(status)
  }
  if (words.needsNames) seeNames(words, reading, book)
  const places = words.settle(decisions)
  return {
    placeOf: (row, place) => ({ ...bySheet.placeOf(row), ...said(places.of(place)) }),
    findings: [
      ...bySheet.findings,
      ...places.findings,
      ...(away.size > 0 ? [countsActive(layout, away)] : []),
    ],
  }
}

/** Without the fields that say nothing, which would hide what the sheet says. */
const said = ({ unit, team }: NamedPlace): NamedPlace => ({
  ...(unit !== undefined && { unit }),
  ...(team !== undefined && { team }),
})

const placeNames = ({ unit = [], team = [] }: KnownNames = {}): ReadonlySet<string> =>
  new Set([...unit, ...team].map(({ name }) => name))

/** Who may lead a unit: anybody of the file, whom it calls a supervisor, and those of the book. */
function seeNames(
  words: PlaceWords,
  reading: Pick<RosterReading, 'layout' | 'shiftOf'>,
  { people }: RosterBook,
): void {
  for (const { name } of people.values()) words.seeName(name)
  for (const data of reading.layout.data) {
    const { name, supervisorName } = readRosterHead(reading, data)
    words.seeName(name)
    if (supervisorName !== undefined) words.seeName(supervisorName)
  }
}

function countsActive(layout: SheetLayout<RosterField>, away: ReadonlySet<string>): Finding {
  const about = {
    row: layout.headerRow,
    column: headingOf(layout, 'status'),
    value: listed(away, mostListed),
  }
  return { ...about, code: 'counts_active', severity: 'info', params: { count: away.size } }
}
