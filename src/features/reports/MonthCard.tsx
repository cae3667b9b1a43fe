import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../app/language'
import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'
import { shortDayText } from '../../parts/sessions/day-words'
import { Card } from '../../ui/layout/Card'
import { Figures } from '../../ui/layout/Figures'
import { ExplainedNumber } from '../../ui/overlay/ExplainedNumber'
import { monthFigures } from './month-figures'

type MonthCardProps = { month: OutputOf<typeof reports.today>['month']; today: string }

/** The month so far. Each figure opens to its formula, its inputs and what it leaves out. */
export function MonthCard({ month, today }: MonthCardProps) {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  const day = shortDayText(language, today, today)
  return (
    <Card title={t('month')} sub={t('monthSub', { day })}>
      <Figures
        cells={monthFigures(t, month, day).map(({ id, ...figure }) => ({
          id,
          figure: <ExplainedNumber form="figure" label={t(`figure.${id}.label`)} {...figure} />,
        }))}
      />
    </Card>
  )
}
