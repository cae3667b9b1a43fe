import type { PersonStatus } from './codes'
import { type PersonField, writtenNames } from './person-fields'
import type { RosterPerson } from './roster-row'

/** A person as the book has them now; null is a field the book leaves blank. */
export type BookPerson = {
  readonly staffNo: string
  readonly name: string
  readonly status: PersonStatus
} & {
  readonly [Field in Exclude<PersonField, 'staffNo' | 'name' | 'status'>]?: RosterPerson[Field] | null
}

export type Difference = {
  readonly field: PersonField
  readonly before: string | null
  readonly after: string
}

/** The event a row makes in somebody's employment, if any. */
export type RosterEvent = 'hire' | 'transfer' | 'leave' | 'rehire'

export type RosterOutcome = {
  readonly kind: 'new' | 'changed' | 'unchanged'
  readonly differences: readonly Difference[]
  readonly event: RosterEvent | null
}

const PLACE: readonly PersonField[] = ['unit', 'team', 'post', 'gradeLevel']

/** What writing this row would do to the book. Values the row does not give are left as they are. */
export function compareWithBook(person: RosterPerson, known: BookPerson | undefined): RosterOutcome {
  if (!known) return { kind: 'new', differences: [], event: 'hire' }
  const differences: Difference[] = []
  for (const field of writtenNames) {
    const after = person[field]
    const before = known[field] ?? null
    if (after !== undefined && after !== before) differences.push({ field, before, after })
  }
  if (differences.length === 0) return { kind: 'unchanged', differences, event: null }
  return { kind: 'changed', differences, event: eventOf(differences) }
}

function eventOf(differences: readonly Difference[]): RosterEvent | null {
  const status = differences.find(difference => difference.field === 'status')
  if (status) return status.after === 'left' ? 'leave' : 'rehire'
  return differences.some(difference => PLACE.includes(difference.field)) ? 'transfer' : null
}
