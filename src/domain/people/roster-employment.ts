import type { Day } from '../days/day'
import type { EmploymentEventKind, PersonStatus } from './codes'
import type { Placement } from './employment'
import { hireEventDay } from './hire'
import type { RosterPerson } from './roster-row'

/** What the book knows of somebody's employment before a roster's row is written. */
export interface EmploymentNow extends Placement {
  readonly status: PersonStatus
  readonly hiredOn: Day | null
  readonly leftOn: Day | null
  readonly lastEventDay: Day | null
}

export interface RosterEmploymentEvent {
  readonly kind: EmploymentEventKind
  readonly day: Day
  readonly from: Placement
  readonly to: Placement
}

export interface RosterEmployment {
  readonly status: PersonStatus
  readonly hiredOn: Day | null
  readonly leftOn: Day | null
  /** To be appended to the history, in order. */
  readonly events: readonly RosterEmploymentEvent[]
}

const nowhere: Placement = { unitId: null, postId: null, gradeLevelId: null }
const samePlace = (a: Placement, b: Placement) =>
  a.unitId === b.unitId && a.postId === b.postId && a.gradeLevelId === b.gradeLevelId
const later = (a: Day, b: Day | null) => (b !== null && b > a ? b : a)
const earlier = (a: Day, b: Day) => (b < a ? b : a)

/**
 * What a roster's row makes of somebody's employment. A file says how things stand, not when they came to be:
 * a move is dated `today`, a leave by its day where the row has one; no event lies ahead or slips behind another.
 */
export function rosterEmployment(
  person: RosterPerson,
  now: EmploymentNow | null,
  place: Placement,
  today: Day,
): RosterEmployment {
  const hiredOn = person.hiredOn ?? now?.hiredOn ?? null
  if (!now) return newcomer(person, hiredOn, place, today)
  const status = person.status ?? now.status
  const rehired = now.status === 'left' && status === 'active'
  const leftOn = person.leftOn ?? (rehired ? null : now.leftOn)
  const on = (day: Day) => later(earlier(day, today), now.lastEventDay)
  if (now.status === 'active' && status === 'left') {
    const event = { kind: 'leave', day: on(person.leftOn ?? today), from: now, to: nowhere } as const
    return { status, hiredOn, leftOn, events: [event] }
  }
  if (rehired) {
    // A day of hire after the day of leaving is the day of coming back.
    const back = person.hiredOn !== undefined && person.hiredOn > (now.leftOn ?? '') ? person.hiredOn : today
    return { status, hiredOn, leftOn, events: [{ kind: 'rehire', day: on(back), from: nowhere, to: place }] }
  }
  if (status === 'left' || samePlace(now, place)) return { status, hiredOn, leftOn, events: [] }
  return { status, hiredOn, leftOn, events: [{ kind: 'transfer', day: on(today), from: now, to: place }] }
}

function newcomer(person: RosterPerson, hiredOn: Day | null, place: Placement, today: Day): RosterEmployment {
  const leftOn = person.leftOn ?? null
  const status = person.status ?? 'active'
  const hired = hireEventDay(hiredOn, leftOn, today)
  const hire = { kind: 'hire', day: hired, from: nowhere, to: place } as const
  if (status === 'active') return { status, hiredOn, leftOn, events: [hire] }
  const leave = {
    kind: 'leave',
    from: place,
    to: nowhere,
    day: later(earlier(leftOn ?? today, today), hired),
  } as const
  return { status, hiredOn, leftOn, events: [hire, leave] }
}
