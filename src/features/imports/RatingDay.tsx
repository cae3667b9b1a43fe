import { useTranslation } from 'react-i18next'
import { useToday } from '../../app/today'
import type { ImportFinding } from '../../contract/imports'
import { DateField } from '../../ui/field/DateField'
import type { PickedOption } from './options'

type RatingDayProps = { finding: ImportFinding; onPick: (pick: PickedOption | null) => void }

/** On which day levels were assessed whose file does not say it. */
export function RatingDay({ finding, onPick }: RatingDayProps) {
  const { t } = useTranslation('imports')
  const today = useToday() ?? undefined
  const { asks, params } = finding
  return (
    <DateField
      label={t('field.assessedOn')}
      value={String(params.day)}
      {...(today === undefined ? {} : { max: today })}
      onChange={day =>
        onPick(asks && day !== null ? { option: 'day', decisions: [], answer: [asks.key, day] } : null)
      }
    />
  )
}
