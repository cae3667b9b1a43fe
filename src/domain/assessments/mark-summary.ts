import type { Verdict } from './codes'

/** The foot of a mark sheet: 合格 29 · 不合格 5 · 缺考 1 · 未录 7. */
export interface MarkSummary {
  readonly people: number
  readonly passed: number
  readonly failed: number
  readonly missed: number
  readonly deferred: number
  readonly cheating: number
  readonly notEntered: number
  /**
   * 考核合格率 = passed ÷ those who sat the exam (passed, failed, cheating), 0 to 1; null when nobody has.
   * Missed and deferred exams are not in it: the page prints this definition.
   */
  readonly passRate: number | null
  readonly sat: number
}

export function markSummary(verdicts: readonly Verdict[]): MarkSummary {
  const count = (verdict: Verdict) => verdicts.filter(each => each === verdict).length
  const [passed, failed, cheating] = [count('passed'), count('failed'), count('cheating')]
  const sat = passed + failed + cheating
  return {
    people: verdicts.length,
    passed,
    failed,
    missed: count('missed'),
    deferred: count('deferred'),
    cheating,
    notEntered: count('incomplete'),
    passRate: sat === 0 ? null : passed / sat,
    sat,
  }
}
