import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type NeedPriority, needPriority, type PriorityFactors } from '../../domain/needs/priority'
import { ExplainedNumber } from '../../ui/overlay/ExplainedNumber'

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

/** The number with its working behind it; a dash while a factor is missing, and which one. */
export function Priority({ factors }: { factors: PriorityFactors }) {
  const { t } = useTranslation('needs')
  const priority = needPriority(factors)
  const { gapTenths, criticality, headcount } = factors
  const known = (value: string | number | null) => (value === null ? t('priority.unknown') : String(value))
  return (
    <ExplainedNumber
      value={priority.value === null ? '–' : String(priority.value)}
      label={t('priority.label')}
      rows={[
        { label: t('priority.gap'), value: known(gapTenths === null ? null : (gapTenths / 10).toFixed(1)) },
        { label: t('priority.criticality'), value: known(criticality) },
        { label: t('priority.headcount'), value: known(headcount) },
        {
          label: t('priority.product'),
          value: workingText(priority) ?? missingText(t, priority),
          total: true,
        },
      ]}
      note={t('priority.note')}
    />
  )
}
