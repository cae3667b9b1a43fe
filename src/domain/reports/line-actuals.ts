import type { Day } from '../days/day'
import type { PlanLineStatus } from '../plan/codes'
import type { SessionStatus } from '../sessions/codes'

/** A session as the plan sees it; its month is that of its first day. */
export interface PlannedSession {
  readonly status: SessionStatus
  readonly firstDay: Day | null
}

/** How many sessions a line plans in a month of the plan's year, 1 to 12. */
export interface MonthCount {
  readonly month: number
  readonly sessions: number
}

export interface LineActuals {
  readonly planned: number
  /** Held or closed. */
  readonly held: number
  readonly scheduled: number
  readonly cancelled: number
}

const isHeld = (session: PlannedSession) => session.status === 'held' || session.status === 'closed'

export function lineActuals(plan: readonly MonthCount[], sessions: readonly PlannedSession[]): LineActuals {
  const count = (status: SessionStatus) => sessions.filter(session => session.status === status).length
  return {
    planned: plan.reduce((sum, { sessions: some }) => sum + some, 0),
    held: sessions.filter(isHeld).length,
    scheduled: count('scheduled'),
    cancelled: count('cancelled'),
  }
}

export interface MonthCell extends LineActuals {
  readonly month: number
}

/** The twelve cells of a line; sessions of other years or without a day stand in none of them. */
export function monthCells(
  plan: readonly MonthCount[],
  sessions: readonly PlannedSession[],
  year: number,
): MonthCell[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1
    const prefix = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-`
    return {
      month,
      ...lineActuals(
        plan.filter(count => count.month === month),
        sessions.filter(session => session.firstDay?.startsWith(prefix)),
      ),
    }
  })
}

/**
 * The status a line has by its sessions. Postponed and cancelled are decisions with a reason and stay,
 * except that a postponed line whose sessions were held after all is held.
 */
export function lineStatusOf(decided: PlanLineStatus, actuals: LineActuals): PlanLineStatus {
  const complete = actuals.held > 0 && actuals.held >= actuals.planned
  if (decided === 'cancelled') return 'cancelled'
  if (complete) return 'held'
  return decided === 'postponed' ? 'postponed' : 'planned'
}
