import type { Day } from '../days/day'
import type { EmploymentEventKind, PersonStatus } from './codes'

/** Where somebody works: unit, post and grade level; an external person may have neither post nor grade. */
export interface Placement {
  readonly unitId: string | null
  readonly postId: string | null
  readonly gradeId: string | null
}

/** One entry of a person's history, append-only, in the order it was recorded. */
export interface EmploymentEvent extends Placement {
  readonly kind: EmploymentEventKind
  readonly day: Day
}

export interface Employment extends Placement {
  readonly status: PersonStatus | 'not_yet'
  readonly since: Day | null
}

const nowhere: Employment = { status: 'not_yet', since: null, unitId: null, postId: null, gradeId: null }

/** Events by day; those of one day keep the order in which they were recorded. */
export function inOrder(events: readonly EmploymentEvent[]): EmploymentEvent[] {
  return events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => (a.event.day === b.event.day ? a.index - b.index : a.event.day < b.event.day ? -1 : 1))
    .map(({ event }) => event)
}

/** Status and place on a day. A person counts as left from the day of the leave on, and keeps the last place. */
export function employmentAt(events: readonly EmploymentEvent[], day: Day): Employment {
  let employment = nowhere
  for (const event of inOrder(events)) {
    if (event.day > day) break
    const { unitId, postId, gradeId } = event.kind === 'leave' ? employment : event
    employment = {
      status: event.kind === 'leave' ? 'left' : 'active',
      since: event.day,
      unitId,
      postId,
      gradeId,
    }
  }
  return employment
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
  if (to.unitId === person.unitId && to.postId === person.postId && to.gradeId === person.gradeId) {
    return 'same_place'
  }
  return eventDayRefusal(person, day, today)
}
