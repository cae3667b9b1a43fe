import type { Component } from '../../../src/contract/assessments'
import type { Verdict } from '../../../src/domain/assessments/codes'
import { gradeOf } from '../../../src/domain/assessments/grade'
import type { Mark } from '../../../src/domain/assessments/marks'
import { type FinalResult, finalResult } from '../../../src/domain/assessments/resit'
import { attemptResult } from '../../../src/domain/assessments/verdict'
import type { MarkRecord } from './marks-store'

/** The scheme of a session: whole per cent and hundredths. */
export interface Scheme {
  theoryWeight: number
  practiceWeight: number
  passMark: number
}

/** Total, verdict and grade of one attempt; components without weight do not count. */
export function resultOf(theory: Component | null, practice: Component | null, scheme: Scheme) {
  const parts = [
    { component: theory, weight: scheme.theoryWeight },
    { component: practice, weight: scheme.practiceWeight },
  ].filter(part => part.weight > 0)
  const result = attemptResult(
    parts.map(part => markOf(part.component)),
    parts.map(part => part.weight),
    scheme.passMark,
  )
  return { ...result, grade: result.total === null ? null : gradeOf(result.total) }
}

/** What counts of all attempts, first mark and resits. */
export function finalOf(marks: Pick<MarkRecord, 'verdict' | 'total'>[], scheme: Scheme): FinalResult {
  return finalResult(
    marks.map(mark => ({ verdict: mark.verdict as Verdict, total: mark.total })),
    scheme.passMark,
  )
}

function markOf(component: Component | null): Mark | null {
  if (component === null) return null
  return component.kind === 'scored' ? { state: 'scored', mark: component.mark } : { state: component.kind }
}
