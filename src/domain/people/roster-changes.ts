import { type Change, type ChangeNote, type ChangeValue, textValue, wordValue } from '../imports/changes'
import { bareNumber } from '../imports/staff-number'
import { isMasked, maskedText } from './masked-fields'
import { type PersonField, writtenFields } from './person-fields'
import type { RosterRow } from './roster'
import type { BookPerson } from './roster-book'
import type { RosterBook } from './roster-shape'

/** What a row would change about somebody the book has, field by field; nothing of a newcomer. */
export type RosterChanges = (row: RosterRow) => Change[]

/**
 * The book's spelling and names in both languages are looked up once. A unit is told with its team, as the book shows it,
 * and a phone with its middle hidden.
 */
export function rosterChanges({ people, names = {} }: RosterBook): RosterChanges {
  const english = new Map(
    Object.entries(names).map(([field, known]) => [field, new Map(known.map(one => [one.name, one.nameEn]))]),
  )
  const nameByNumber = new Map([...people.values()].map(one => [bareNumber(one.staffNo), one.name]))
  const named = (field: PersonField, name: string) => ({
    name,
    nameEn: english.get(field)?.get(name) ?? null,
  })
  const path = (unit: string | null, team: string | null): ChangeValue | null => {
    const above = unit === null ? [] : [named('unit', unit)]
    const below = team === null || team === unit ? [] : [named('team', team)]
    return above.length + below.length === 0 ? null : { as: 'names', names: [...above, ...below] }
  }
  const fieldValue = (field: PersonField, text: string | null): ChangeValue | null => {
    if (text === null) return null
    if (isMasked(field)) return textValue(maskedText(field, text))
    if (field === 'supervisorNo') return textValue(withName(text, nameByNumber))
    const { kind } = writtenFields[field]
    if (kind === 'choice') return wordValue(text)
    if (kind === 'day') return { as: 'day', day: text }
    return english.has(field) ? { as: 'names', names: [named(field, text)] } : textValue(text)
  }
  return row => {
    const book = row.bookNumber === null ? undefined : people.get(row.bookNumber)
    if (!book) return []
    const about = { row: row.row, staffNo: row.person.staffNo, name: row.person.name }
    const change = (
      field: PersonField,
      before: ChangeValue | null,
      after: ChangeValue | null,
      note: ChangeNote | null = null,
    ): Change => ({ ...about, field, called: null, of: null, before, after, note })

    const changes: Change[] = []
    let moved = false
    for (const { field, before, after } of row.differences) {
      if (field === 'unit' || field === 'team') {
        // One move, however many of the two columns say it.
        if (!moved)
          changes.push(
            change('unit', path(book.unit ?? null, book.team ?? null), placeAfter(row, book, path)),
          )
        moved = true
        continue
      }
      const [was, will] = [fieldValue(field, before), fieldValue(field, after)]
      const hidden = isMasked(field) && JSON.stringify(was) === JSON.stringify(will)
      changes.push(change(field, was, will, hidden ? 'hidden' : null))
    }
    const isBack = row.event === 'rehire' && row.person.leftOn === undefined && book.leftOn
    if (isBack) changes.push(change('leftOn', fieldValue('leftOn', book.leftOn ?? null), null))
    return changes
  }
}

/** A row that names the unit only takes somebody out of a team of another unit. */
function placeAfter(
  { person, place }: RosterRow,
  book: BookPerson,
  path: (unit: string | null, team: string | null) => ChangeValue | null,
): ChangeValue | null {
  if (place) return path(place.unit, place.team)
  const unit = person.unit ?? book.unit ?? null
  const stays = person.unit === undefined || person.unit === book.unit
  return path(unit, person.team ?? (stays ? (book.team ?? null) : null))
}

const withName = (number: string, names: ReadonlyMap<string, string>): string => {
  const name = names.get(bareNumber(number))
  return name === undefined ? number : `${number} ${name}`
}
