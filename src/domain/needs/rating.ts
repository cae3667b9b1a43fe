import type { RatingState } from './codes'

export type RatingRefusal = 'level_missing' | 'future_day'

/** A rated person has a level; nobody is rated on a day to come. */
export function ratingRefusal(
  rating: { readonly state: RatingState; readonly level: number | null; readonly ratedOn: string },
  today: string,
): RatingRefusal | null {
  if (rating.state === 'rated' && rating.level === null) return 'level_missing'
  return rating.ratedOn > today ? 'future_day' : null
}
