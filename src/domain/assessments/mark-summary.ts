import type { Verdict } from './codes'

/** Passed ÷ those who sat the exam (passed, failed, cheating). */
export interface PassRate {
  readonly passed: number
  readonly sat: number
  /** 0 to 1; null when nobody sat it. */
  readonly rate: number | null
}

/** The foot of a mark sheet: 合格 29 · 不合格 5 · 缺考 1 · 未录 7. */
export interface MarkSummary {
  readonly people: number
  readonly passed: number
  readonly failed: number
  readonly missed: number
  readonly deferred: number
  readonly cheating: number
  readonly notEntered: number
  /** 首考合格率: of those who sat their first exam; resits are not in it. */
  readonly first: PassRate
  /** 补考后合格率: of whoever sat any, by what counts of all attempts. Missed and deferred exams are in neither. */
  readonly afterResits: PassRate
}

/** How somebody's first sitting ended, and what counts in the end. */
export interface Sittings {
  readonly first: Verdict
  readonly final: Verdict
}

export function markSummary(people: readonly Sittings[]): MarkSummary {
  const count = (verdict: Verdict) => people.filter(({ final }) => final === verdict).length
  return {
    people: people.length,
    passed: count('passed'),
    failed: count('failed'),
    missed: count('missed'),
    deferred: count('deferred'),
    cheating: count('cheating'),
    notEntered: count('incomplete'),
    first: passRate(people.map(({ first }) => first)),
    afterResits: passRate(people.map(({ final }) => final)),
  }
}

function passRate(verdicts: readonly Verdict[]): PassRate {
  const passed = verdicts.filter(verdict => verdict === 'passed').length
  const sat = verdicts.filter(isSat).length
  return { passed, sat, rate: sat === 0 ? null : passed / sat }
}

/** Whether the exam was sat, however it ended. */
export const isSat = (verdict: Verdict): boolean =>
  verdict === 'passed' || verdict === 'failed' || verdict === 'cheating'
