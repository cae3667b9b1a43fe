import { halvesOf } from '../text/halves'

const PASSED = /^(合格|及格|通过|已通过|达标|是|√|✓|y|yes|p|pass(ed)?|competent|successful|satisfactory)$/i
const FAILED =
  /^(不合格|不及格|未合格|未通过|不通过|未达标|不达标|否|×|✗|x|n|no|f|fail(ed)?|not (yet )?(pass(ed)?|competent)|unsuccessful|unsatisfactory)$/i

/** What a cell says came of an exam, in one language or two: 合格, 'Pass', '不合格 Fail'. Null for anything else. */
export function verdictIn(text: string): 'passed' | 'failed' | null {
  for (const part of [text, ...halvesOf(text)]) {
    if (PASSED.test(part)) return 'passed'
    if (FAILED.test(part)) return 'failed'
  }
  return null
}
