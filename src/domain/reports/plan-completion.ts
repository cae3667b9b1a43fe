import type { PlanLineKind, PlanLineStatus } from '../plan/codes'
import type { LineActuals } from './line-actuals'

export interface CompletionLine extends LineActuals {
  readonly kind: PlanLineKind
  readonly status: PlanLineStatus
}

/** 计划完成率 with its inputs, so that the number can explain itself. Counts are sessions. */
export interface PlanCompletion {
  readonly planned: number
  readonly held: number
  /** held ÷ planned, 0 to 1 and above; null when nothing was planned. */
  readonly rate: number | null
  /** Held on unplanned lines: not part of the rate. */
  readonly unplannedHeld: number
  /** Planned on cancelled lines: they stay in the denominator. */
  readonly cancelledPlanned: number
}

/**
 * 计划完成率 = sessions held ÷ planned (FORMS.md), over planned lines. A line cannot make up for another:
 * what it held beyond its plan is not counted.
 */
export function planCompletion(lines: readonly CompletionLine[]): PlanCompletion {
  let [planned, held, unplannedHeld, cancelledPlanned] = [0, 0, 0, 0]
  for (const line of lines) {
    if (line.kind === 'unplanned') {
      unplannedHeld += line.held
      continue
    }
    planned += line.planned
    held += Math.min(line.held, line.planned)
    if (line.status === 'cancelled') cancelledPlanned += line.planned
  }
  return { planned, held, rate: planned === 0 ? null : held / planned, unplannedHeld, cancelledPlanned }
}
