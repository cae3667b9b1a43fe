import type { Day } from '../days/day'
import type { PersonStatus } from './codes'

/** Where somebody works: unit, post and grade level; an external person may have neither post nor grade. */
export interface Placement {
  readonly unitId: string | null
  readonly postId: string | null
  readonly gradeLevelId: string | null
}

/** What the refusals need to know of a person: the present state and the day of the newest event. */
export interface EmploymentFacts extends Placement {
  readonly status: PersonStatus
  readonly lastEventDay: Day | null
}

export type EventDayRefusal = 'in_future' | 'before_last_event'
export type LeaveRefusal = 'already_left' | EventDayRefusal
export type RehireRefusal = 'not_left' | EventDayRefusal
export type TransferRefusal = 'left' | 'same_place' | EventDayRefusal

/** The status is kept as it is today, so an event may neither lie ahead nor slip behind a recorded one. */
function eventDayRefusal(person: EmploymentFacts, day: Day, today: Day): EventDayRefusal | null {
  if (day > today) return 'in_future'
  if (person.lastEventDay !== null && day < person.lastEventDay) return 'before_last_event'
  return null
}

export function leaveRefusal(person: EmploymentFacts, day: Day, today: Day): LeaveRefusal | null {
  if (person.status === 'left') return 'already_left'
  return eventDayRefusal(person, day, today)
}

export function rehireRefusal(person: EmploymentFacts, day: Day, today: Day): RehireRefusal | null {
  if (person.status !== 'left') return 'not_left'
  return eventDayRefusal(person, day, today)
}

export function transferRefusal(
  person: EmploymentFacts,
  to: Placement,
  day: Day,
  today: Day,
): TransferRefusal | null {
  if (person.status === 'left') return 'left'
  if (to.unitId === person.unitId && to.postId === person.postId && to.gradeLevelId === person.gradeLevelId) {
    return 'same_place'
  }
  return eventDayRefusal(person, day, today)
}
