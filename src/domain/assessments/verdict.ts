import type { Verdict } from './codes'
import type { Hundredths, Mark } from './marks'

/** Whole per cent per component, in the order of the marks; together 100. */
export type Weights = readonly number[]

/** Σ weight × mark, rounded half up to whole hundredths: 92 × 60 % + 88 × 40 % is 90.4. */
export function weightedTotal(marks: readonly Hundredths[], weights: Weights): Hundredths {
  if (marks.length !== weights.length) throw new RangeError('one mark for each weight')
  const sum = marks.reduce((total, mark, at) => total + mark * (weights[at] ?? 0), 0)
  const whole = weights.reduce((total, weight) => total + weight, 0)
  return Math.floor((sum * 2 + whole) / (whole * 2))
}

export interface AttemptResult {
  readonly verdict: Verdict
  /** Null unless every component is scored. */
  readonly total: Hundredths | null
}

/**
 * One attempt against the pass line. A state decides over any mark, the gravest first: cheating, missed,
 * deferred; then a component without entry leaves the attempt incomplete; then the total counts.
 */
export function attemptResult(
  marks: readonly (Mark | null)[],
  weights: Weights,
  passLine: Hundredths,
): AttemptResult {
  for (const state of ['cheating', 'missed', 'deferred'] as const) {
    if (marks.some(mark => mark?.state === state)) return { verdict: state, total: null }
  }
  const scored = marks.flatMap(mark => (mark?.state === 'scored' ? [mark.mark] : []))
  if (scored.length < weights.length || weights.length === 0) return { verdict: 'incomplete', total: null }
  const total = weightedTotal(scored, weights)
  return { verdict: total >= passLine ? 'passed' : 'failed', total }
}
