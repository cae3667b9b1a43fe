import type { TFunction } from 'i18next'
import { markText } from '../../domain/assessments/marks'
import type { Scheme } from '../../parts/assessments/sheet-rows'

/** 理论 60% + 实操 40% · 合格线 80 */
export function schemeText(t: TFunction<'assessments'>, scheme: Scheme): string {
  const parts = [
    ...(scheme.theoryWeight > 0 ? [t('sheet.theoryWeight', { percent: scheme.theoryWeight })] : []),
    ...(scheme.practiceWeight > 0 ? [t('sheet.practiceWeight', { percent: scheme.practiceWeight })] : []),
  ]
  return [parts.join(' + '), t('sheet.passMark', { mark: markText(scheme.passMark) })].join(' · ')
}
