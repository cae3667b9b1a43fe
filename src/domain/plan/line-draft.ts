import type { PlanLineStatus } from './codes'
import type { MonthCount } from './line-actuals'

export type PlanLineRefusal =
  | { readonly field: 'months'; readonly code: 'missing' | 'out_of_range' | 'month_twice' }
  | { readonly field: 'headcount' | 'budget'; readonly code: 'out_of_range' }
  | { readonly field: 'reason'; readonly code: 'missing' }

export interface PlanLineDraft {
  readonly months: readonly MonthCount[]
  readonly headcount: number | null
  /** Fen (分). */
  readonly budgetFen: number | null
  readonly status: PlanLineStatus
  /** Postponed, cancelled and unplanned lines say why. */
  readonly reason: string | null
  readonly unplanned: boolean
}

const isCount = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most

/** Everything wrong with a plan line at once; an unplanned line needs no month. */
export function planLineRefusals(draft: PlanLineDraft): PlanLineRefusal[] {
  const refusals: PlanLineRefusal[] = []
  const months = draft.months.map(count => count.month)
  if (
    draft.months.some(({ month, sessions }) => month < 1 || !isCount(month, 12) || !isCount(sessions, 99))
  ) {
    refusals.push({ field: 'months', code: 'out_of_range' })
  } else if (!draft.unplanned && !draft.months.some(({ sessions }) => sessions > 0)) {
    refusals.push({ field: 'months', code: 'missing' })
  }
  if (new Set(months).size < months.length) refusals.push({ field: 'months', code: 'month_twice' })
  if (draft.headcount !== null && !isCount(draft.headcount, 1_000_000)) {
    refusals.push({ field: 'headcount', code: 'out_of_range' })
  }
  if (draft.budgetFen !== null && !isCount(draft.budgetFen, 1_000_000_000_00)) {
    refusals.push({ field: 'budget', code: 'out_of_range' })
  }
  const needsReason = draft.unplanned || draft.status === 'postponed' || draft.status === 'cancelled'
  if (needsReason && (draft.reason ?? '').trim() === '') refusals.push({ field: 'reason', code: 'missing' })
  return refusals
}
