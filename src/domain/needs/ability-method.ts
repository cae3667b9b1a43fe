import { type Cell, cellText, tidy } from '../imports/table'
import type { RatingMethod } from './codes'

const WORDS: readonly (readonly [RatingMethod, RegExp])[] = [
  ['self', /自评|自我|本人|self/i],
  ['inspection', /质检|抽检|检查|监听|inspection|quality|\bqa\b|\bqc\b/i],
  ['test', /测试|考试|考核|笔试|实操|测验|test|exam|quiz/i],
  ['training', /培训|结业|training|course/i],
  ['supervisor', /上级|主管|领导|经理|班长|组长|直属|他评|supervisor|manager|leader/i],
]

/** How a level was found: 自评, 上级评价, 测试, 质检, 培训; 'unknown' for a word it does not know. */
export function readMethod(cell: Cell | undefined): RatingMethod | 'unknown' | null {
  const text = tidy(cellText(cell))
  if (/^$|^[-/]+$|^n\/?a$/i.test(text)) return null
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown'
}
