import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToday } from '../../app/today'
import { spanAround, spans } from '../../domain/days/month'
import { DateField } from '../../ui/field/DateField'
import { Select } from '../../ui/field/Select'
import styles from './DayRange.module.css'

type Range = { from: string | null; to: string | null }

type DayRangeProps = {
  value: Range
  onChange: (range: Range) => void
  /** Of the two days. */
  words: { from: string; to: string }
}

/** Narrows to days: this month, this quarter, this year, or from one day to another, which are asked for only then. */
export function DayRange({ value: { from, to }, onChange, words }: DayRangeProps) {
  const { t } = useTranslation('common')
  const today = useToday()
  const [own, setOwn] = useState(false)
  const span = today && spans.find(one => isSame(spanAround(today, one), { from, to }))
  const shown = own ? 'own' : (span ?? (from === null && to === null ? 'any' : 'own'))
  const choose = (choice: string) => {
    setOwn(choice === 'own')
    const chosen = spans.find(one => one === choice)
    if (choice === 'any') onChange({ from: null, to: null })
    else if (chosen && today) onChange(spanAround(today, chosen))
  }
  return (
    <>
      <Select
        any="any"
        label={t('dayRange.label')}
        value={shown}
        onChange={choose}
        options={(['any', ...spans, 'own'] as const).map(value => ({ value, label: t(`dayRange.${value}`) }))}
      />
      {shown === 'own' && (
        <div className={styles.days}>
          <DateField
            label={words.from}
            value={from}
            {...(to ? { max: to } : {})}
            onChange={day => onChange({ from: day, to })}
          />
          <span aria-hidden="true">–</span>
          <DateField
            label={words.to}
            value={to}
            {...(from ? { min: from } : {})}
            onChange={day => onChange({ from, to: day })}
          />
        </div>
      )}
    </>
  )
}

const isSame = (one: Range, other: Range) => one.from === other.from && one.to === other.to
