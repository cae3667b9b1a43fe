import type { BookPerson } from './roster-book'
import type { KnownNames } from './roster-names'
import type { RosterUnit } from './roster-units'

/** The book's people by staff number. */
export type RosterBook = {
  readonly people: ReadonlyMap<string, BookPerson>
  /** Left out: nobody asks what is new. */
  readonly names?: KnownNames
  /** Left out: a unit is compared by its name alone. */
  readonly units?: readonly RosterUnit[]
}
