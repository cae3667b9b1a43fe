import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { areaText } from '../../app/history-words'
import { pageAreas } from '../../app/page-areas'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/field/DateField'
import { Select } from '../../ui/field/Select'
import { Inline } from '../../ui/layout/Inline'
import styles from './History.module.css'
import type { HistoryFilter } from './use-history'

/** Areas whose commands a person knows by name. */
const areas = () => pageAreas().flatMap(({ name, unrecorded }) => (unrecorded ? [] : [name]))

type HistoryFiltersProps = { filter: HistoryFilter; onChange: (filter: HistoryFilter) => void }

/** Which part, who, and from which day to which. */
export function HistoryFilters({ filter, onChange }: HistoryFiltersProps) {
  const { t } = useTranslation(['book', 'common'])
  const operators = useAsk('settings', 'operators', {})
  const { area, by, from, to } = filter
  const change = (part: Partial<Record<keyof HistoryFilter, string | null>>) => {
    const next = { ...filter, ...part }
    onChange(Object.fromEntries(Object.entries(next).filter(([, value]) => Boolean(value))))
  }
  return (
    <Inline>
      <Select
        label={t('history.filter')}
        width="short"
        value={area ?? 'all'}
        onChange={value => change({ area: value === 'all' ? null : value })}
        options={[
          { value: 'all', label: t('history.all') },
          ...areas().map(one => ({ value: one, label: areaText(t, one) })),
        ]}
      />
      <Select
        label={t('history.by.filter')}
        width="short"
        value={by ?? 'all'}
        onChange={value => change({ by: value === 'all' ? null : value })}
        options={[
          { value: 'all', label: t('history.everybody') },
          ...(operators.data ?? []).map(one => ({ value: one.id, label: one.name })),
        ]}
      />
      <div className={styles.range}>
        <DateField
          label={t('history.from')}
          value={from ?? null}
          {...(to ? { max: to } : {})}
          onChange={day => change({ from: day })}
        />
        <span aria-hidden="true">–</span>
        <DateField
          label={t('history.to')}
          value={to ?? null}
          {...(from ? { min: from } : {})}
          onChange={day => change({ to: day })}
        />
      </div>
      {Object.keys(filter).length > 0 && (
        <Button kind="quiet" onClick={() => onChange({})}>
          {t('history.clear')}
        </Button>
      )}
    </Inline>
  )
}
