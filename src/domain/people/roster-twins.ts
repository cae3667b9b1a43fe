import type { FindingCode } from '../imports/preview'
import { type PersonField, writtenFields, writtenNames } from './person-fields'
import type { RosterLine, RosterPerson } from './roster-row'

/** What rows with one and the same number say together. */
export type Twins<Line extends RosterLine> =
  | { readonly kind: 'same'; readonly line: Line; readonly repeats: readonly Line[] }
  | { readonly kind: 'conflict'; readonly code: FindingCode; readonly field: PersonField }

/** Two notes about somebody are no contradiction. */
const MERGED = writtenNames.filter(field => {
  const about = writtenFields[field]
  return field !== 'staffNo' && field !== 'name' && !(about.kind === 'text' && about.lines)
})

/**
 * The same person written twice is counted once, a blank filled from the other row; but one number with two names,
 * two branches or two different facts is a conflict that a person must decide.
 */
export function compareTwins<Line extends RosterLine>(lines: readonly Line[]): Twins<Line> {
  const [first, ...rest] = lines
  if (!first) throw new Error('no rows to compare')
  const differs = (field: PersonField) => {
    const values = new Set(lines.map(line => line.person[field]).filter(value => value !== undefined))
    return values.size > 1
  }
  if (differs('name')) return { kind: 'conflict', code: 'conflicting_name', field: 'name' }
  if (differs('unit')) return { kind: 'conflict', code: 'conflicting_unit', field: 'unit' }
  const field = MERGED.find(differs)
  if (field) return { kind: 'conflict', code: 'conflicting_details', field }
  const person = lines.reduce<RosterPerson>((known, line) => filledFrom(known, line.person), first.person)
  return { kind: 'same', line: { ...first, person }, repeats: rest }
}

function filledFrom(known: RosterPerson, other: RosterPerson): RosterPerson {
  const filled: Record<string, unknown> = { ...other }
  for (const [field, value] of Object.entries(known)) if (value !== undefined) filled[field] = value
  return filled as RosterPerson
}
