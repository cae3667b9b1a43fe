import type { Grade } from './codes'
import type { Hundredths } from './marks'

/** The lowest mark of each band, in hundredths; below the lowest is fail. */
export type GradeBands = Readonly<Record<Exclude<Grade, 'fail'>, Hundredths>>

/** 优 ≥ 90, 良 80–89, 中 70–79, 及格 60–69 (FORMS.md, Conventions). */
export const usualBands: GradeBands = { excellent: 9000, good: 8000, fair: 7000, pass: 6000 }

/** The band of a total. It is not the verdict: with a pass line of 80, 65 is 及格 and yet 不合格. */
export function gradeOf(total: Hundredths, bands: GradeBands = usualBands): Grade {
  if (total >= bands.excellent) return 'excellent'
  if (total >= bands.good) return 'good'
  if (total >= bands.fair) return 'fair'
  return total >= bands.pass ? 'pass' : 'fail'
}
