import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type NeedPriority, needPriority, type PriorityFactors } from '../../domain/needs/priority'
import { ExplainedNumber } from '../../ui/ExplainedNumber'
import styles from './Needs.module.css'

/** `1.4 × 5 × 168 = 1176` */
export function workingText({ value, working }: NeedPriority): string | null {
  const { gapTenths, criticality, headcount } = working
  if (value === null || gapTenths === null) return null
  return `${(gapTenths / 10).toFixed(1)} × ${criticality} × ${headcount} = ${value}`
}

export function missingText(t: TFunction<'needs'>, { missing }: NeedPriority): string {
  const factors = missing.map(factor => t(`priority.factors.${factor}`)).join(t('priority.join'))
  return t('priority.missing', { factors })
}

/** The number with its working behind it; while a factor is missing, which one. */
export function Priority({ factors }: { factors: PriorityFactors }) {
  const { t } = useTranslation('needs')
  const priority = needPriority(factors)
  const { gapTenths, criticality, headcount } = factors
  if (priority.value === null) {
    return <span className={styles.quiet}>{missingText(t, priority)}</span>
  }
  return (
    <ExplainedNumber
      value={String(priority.value)}
      label={t('priority.label')}
      rows={[
        { label: t('priority.gap'), value: gapTenths === null ? '' : (gapTenths / 10).toFixed(1) },
        { label: t('priority.criticality'), value: String(criticality) },
        { label: t('priority.headcount'), value: String(headcount) },
        { label: t('priority.product'), value: workingText(priority) ?? '', total: true },
      ]}
      note={t('priority.note')}
    />
  )
}
