import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { areaText } from '../../app/history-words'
import { pageAreas } from '../../app/page-areas'
import { DayRange } from '../../parts/fields/DayRange'
import { Picker } from '../../parts/search/Picker'
import { Button } from '../../ui/Button'
import { Select } from '../../ui/field/Select'
import { Tools } from '../../ui/layout/Tools'
import styles from './History.module.css'
import type { HistoryFilter } from './use-history'

/** Areas whose commands a person knows by name. */
const areas = () => pageAreas().flatMap(({ name, unrecorded }) => (unrecorded ? [] : [name]))

type HistoryFiltersProps = { filter: HistoryFilter; onChange: (filter: HistoryFilter) => void }

/** Which part, who, and from which day to which. */
export function HistoryFilters({ filter, onChange }: HistoryFiltersProps) {
  const { t } = useTranslation(['book', 'common'])
  const operators = useAsk('settings', 'operators', {})
  const who = (operators.data ?? []).map(({ id, name }) => ({ id, label: name }))
  const { area, by, from, to } = filter
  const change = (part: Partial<Record<keyof HistoryFilter, string | null>>) => {
    const next = { ...filter, ...part }
    onChange(Object.fromEntries(Object.entries(next).filter(([, value]) => Boolean(value))))
  }
  return (
    <Tools>
      <Select
        label={t('history.filter')}
        any="all"
        value={area ?? 'all'}
        onChange={value => change({ area: value === 'all' ? null : value })}
        options={[
          { value: 'all', label: t('history.all') },
          ...areas().map(one => ({ value: one, label: areaText(t, one) })),
        ]}
      />
      <div className={styles.by}>
        <Picker
          label={t('history.by.filter')}
          value={who.find(option => option.id === by) ?? null}
          onChange={option => change({ by: option?.id ?? null })}
          options={who}
          words={{ empty: t('history.by.nobody'), loading: t('common:page.loading') }}
          placeholder={t('history.everybody')}
        />
      </div>
      <DayRange
        value={{ from: from ?? null, to: to ?? null }}
        onChange={change}
        words={{ from: t('history.from'), to: t('history.to') }}
      />
      {Object.keys(filter).length > 0 && (
        <Button kind="quiet" onClick={() => onChange({})}>
          {t('history.clear')}
        </Button>
      )}
    </Tools>
  )
}
