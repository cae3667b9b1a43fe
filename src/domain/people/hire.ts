import { addDays, type Day } from '../days/day'

/** Newcomers are put on file before they start, but 2062 is a slip of the hand: days ahead a hire may lie. */
const FARTHEST_AHEAD = 366

export type HireDayRefusal = 'hired_far_ahead'

export function hireDayRefusal(hiredOn: Day | null, today: Day): HireDayRefusal | null {
  return hiredOn !== null && hiredOn > addDays(today, FARTHEST_AHEAD) ? 'hired_far_ahead' : null
}

/**
 * The day a hire stands under in the history. It never lies ahead, because status is kept as of today;
 * without a day of hire it is the day of leaving, where that is known, or the day of recording.
 */
export function hireEventDay(hiredOn: Day | null, leftOn: Day | null, today: Day): Day {
  const day = hiredOn ?? leftOn ?? today
  return day > today ? today : day
}

/** A corrected hire may not come to stand behind what happened next. */
export function hireCorrectionRefusal(hiredOn: Day, nextEventDay: Day | null): 'after_next_event' | null {
  return nextEventDay !== null && hiredOn > nextEventDay ? 'after_next_event' : null
}
