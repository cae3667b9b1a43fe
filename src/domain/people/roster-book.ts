import type { PersonStatus } from './codes'
import { type PersonField, writtenNames } from './person-fields'
import type { RosterPerson } from './roster-row'

/** A person as the book has them now; null is a field the book leaves blank. */
export type BookPerson = {
  readonly staffNo: string
  readonly name: string
  readonly status: PersonStatus
  /** Where they are, be it a team; left out where nobody asks for the tree. */
  readonly unitId?: string | null
} & {
  readonly [Field in Exclude<PersonField, 'staffNo' | 'name' | 'status'>]?: RosterPerson[Field] | null
}

export type Difference = {
  readonly field: PersonField
  readonly before: string | null
  readonly after: string
}

/** Where writing a row would put somebody, as the book shows it. */
export type RosterPlace = {
  readonly id: string | null
  readonly unit: string | null
  readonly team: string | null
}

/** The event a row makes in somebody's employment, if any. */
export type RosterEvent = 'hire' | 'transfer' | 'leave' | 'rehire'

export type RosterOutcome = {
  readonly kind: 'new' | 'changed' | 'unchanged'
  readonly differences: readonly Difference[]
  readonly event: RosterEvent | null
  /** Where the row leads; left out where the tree of the book is not known. */
  readonly place?: RosterPlace
}

const PLACE: readonly PersonField[] = ['unit', 'team', 'post', 'gradeLevel']

/**
 * What writing this row would do to the book. Values the row does not give are left as they are. With `place` a unit is
 * compared by where it leads, not by how it is written: the name of somebody's own team is no move.
 */
export function compareWithBook(
  person: RosterPerson,
  known: BookPerson | undefined,
  place?: RosterPlace,
): RosterOutcome {
  if (!known) return { kind: 'new', differences: [], event: 'hire' }
  const differences: Difference[] = []
  const differ = (field: PersonField, before: string | null, after: string | null | undefined) => {
    if (after !== undefined && after !== null && after !== before) differences.push({ field, before, after })
  }
  for (const field of writtenNames) {
    const before = known[field] ?? null
    if (place === undefined || (field !== 'unit' && field !== 'team')) differ(field, before, person[field])
    else if (place.id !== (known.unitId ?? null)) differ(field, before, place[field])
  }
  if (differences.length === 0) return { kind: 'unchanged', differences, event: null }
  return { kind: 'changed', differences, event: eventOf(differences), ...(place && { place }) }
}

function eventOf(differences: readonly Difference[]): RosterEvent | null {
  const status = differences.find(difference => difference.field === 'status')
  if (status) return status.after === 'left' ? 'leave' : 'rehire'
  return differences.some(difference => PLACE.includes(difference.field)) ? 'transfer' : null
}
