import type { Verdict } from './codes'
import type { Hundredths } from './marks'
import type { AttemptResult } from './verdict'

/**
 * Which total counts when a resit (补考) stands beside the first mark, a setting of the office:
 * the best, the latest, or a passed resit counted as no more than the pass line.
 */
export type ResitRule = 'best' | 'latest' | 'capped'

export interface FinalResult extends AttemptResult {
  /** 1 for the first mark, 2 and up for resits; null when nothing was entered. */
  readonly decidedBy: number | null
  /** The newest resit, where it came after the attempt that decides and nobody sat it. */
  readonly resitNotSat: NotSat | null
}

type NotSat = 'missed' | 'deferred'

const isNotSat = (verdict: Verdict): verdict is NotSat => verdict === 'missed' || verdict === 'deferred'

/**
 * Attempts in order, first mark first. Passed if any attempt passed; else the latest that was sat: who failed and then
 * missed the resit has failed. Where none was sat, the latest.
 */
export function finalResult(
  attempts: readonly AttemptResult[],
  passLine: Hundredths,
  rule: ResitRule = 'best',
): FinalResult {
  const held = attempts
    .map((result, index) => ({ ...result, attempt: index + 1 }))
    .filter(result => result.verdict !== 'incomplete')
  const latest = held.at(-1)
  if (!latest) return { verdict: 'incomplete', total: null, decidedBy: null, resitNotSat: null }
  const passes = held.filter(result => result.verdict === 'passed')
  const passed = passes[0]
  if (!passed) {
    const { verdict, total, attempt } = held.findLast(one => !isNotSat(one.verdict)) ?? latest
    const resitNotSat = latest.attempt > attempt && isNotSat(latest.verdict) ? latest.verdict : null
    return { verdict, total, decidedBy: attempt, resitNotSat }
  }
  const counted = (result: (typeof held)[number]) =>
    countedTotal(result.total ?? 0, result.attempt, passLine, rule)
  const deciding =
    rule === 'latest'
      ? (passes.at(-1) ?? passed)
      : passes.reduce((best, result) => (counted(result) > counted(best) ? result : best), passed)
  return { verdict: 'passed', total: counted(deciding), decidedBy: deciding.attempt, resitNotSat: null }
}

function countedTotal(total: Hundredths, attempt: number, passLine: Hundredths, rule: ResitRule): Hundredths {
  return rule === 'capped' && attempt > 1 ? Math.min(total, passLine) : total
}

/** How the first sitting (首考) ended: a deferred exam is a first try made later. */
export function firstSitting(attempts: readonly Pick<AttemptResult, 'verdict'>[]): Verdict {
  const first = attempts.find(({ verdict }) => verdict !== 'deferred') ?? attempts[0]
  return first?.verdict ?? 'incomplete'
}

/** Who stands in the resit queue: failed, missed or deferred, and nothing passed since. */
export function owesResit(final: Verdict): boolean {
  return final === 'failed' || final === 'missed' || final === 'deferred'
}

export type ResitRefusal = 'no_result' | 'passed' | 'cheating' | 'no_attempts_left'

/** A deferred exam is a first try made later, so it does not use one up; who cheated is not let in again. */
export function resitRefusal(
  attempts: readonly AttemptResult[],
  facts: { readonly final: Verdict; readonly mostAttempts: number | null },
): ResitRefusal | null {
  if (facts.final === 'incomplete') return 'no_result'
  if (facts.final === 'passed') return 'passed'
  if (facts.final === 'cheating') return 'cheating'
  const used = attempts.filter(({ verdict }) => verdict !== 'deferred' && verdict !== 'incomplete').length
  return facts.mostAttempts !== null && used >= facts.mostAttempts ? 'no_attempts_left' : null
}
