import type { Level } from './codes'
import type { Standing } from './gap'

/** Enough of a rating to tell which of two is newer; ids are made in order. */
export interface DatedRating {
  readonly id: string
  /** YYYY-MM-DD */
  readonly ratedOn: string
}

/** A person stands where the newest rating puts them: by day, and on one day by which was written later. */
export function isNewer(rating: DatedRating, than: DatedRating): boolean {
  return rating.ratedOn === than.ratedOn ? rating.id > than.id : rating.ratedOn > than.ratedOn
}

/** Null when there is none: the person is unrated again. */
export function newestRating<R extends DatedRating>(ratings: Iterable<R>): R | null {
  let newest: R | null = null
  for (const rating of ratings) if (newest === null || isNewer(rating, newest)) newest = rating
  return newest
}

/** Whether passing changes the record: only then is a rating written. */
export function raises(before: Standing | null, outcome: Level): boolean {
  return before?.state !== 'rated' || before.level < outcome
}
