import type { PlanStatus } from './codes'

export type PlanStatusRefusal = 'same_status' | 'not_from_here' | 'no_lines' | 'no_approver' | 'no_reason'

/** Approval happens on paper or in the office's OA; the book records who decided and when. */
const allowed: Record<PlanStatus, readonly PlanStatus[]> = {
  draft: ['submitted'],
  submitted: ['approved', 'draft'],
  approved: ['draft'],
}

/** Going back to draft (returned, or a revision of the approved plan) asks for a reason. */
export function planStatusRefusal(
  from: PlanStatus,
  to: PlanStatus,
  facts: { readonly lines: number; readonly approver: string | null; readonly reason: string | null },
): PlanStatusRefusal | null {
  if (from === to) return 'same_status'
  if (!allowed[from].includes(to)) return 'not_from_here'
  if (to === 'submitted' && facts.lines === 0) return 'no_lines'
  if (to === 'approved' && (facts.approver ?? '').trim() === '') return 'no_approver'
  return to === 'draft' && (facts.reason ?? '').trim() === '' ? 'no_reason' : null
}

export type PlanEditRefusal = 'submitted' | 'approved'

/** Lines are planned in a draft only; unplanned lines and what happened to a line are entered at any time. */
export function planEditRefusal(status: PlanStatus): PlanEditRefusal | null {
  return status === 'draft' ? null : status
}
