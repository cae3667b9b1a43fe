import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { namedOptions } from '../../parts/search/named-options'
import { Picker } from '../../parts/search/Picker'
import type { ComboOption } from '../../ui/field/combo-option'
import styles from './People.module.css'
import { type PersonList, personLists } from './person-lists'

type ListFilterProps = { list: PersonList; value: string | null; onChange: (id: string | null) => void }

/** Narrows people to one business line or channel; nothing while there is none. */
export function ListFilter({ list, value, onChange }: ListFilterProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const entries = useAsk('people', personLists[list].ask, {}).data ?? []
  if (entries.length === 0) return null
  return (
    <OneOf
      label={t(`field.${list}`)}
      any={t(`list.any.${list}`)}
      value={value}
      onChange={onChange}
      options={namedOptions(language, entries)}
    />
  )
}

type OneOfProps = {
  label: string
  /** What stands there while the list is not narrowed by it. */
  any: string
  value: string | null
  onChange: (id: string | null) => void
  options: readonly ComboOption[]
}

/** Narrows the list to one of these; emptied, to none. */
export function OneOf({ label, any, value, onChange, options }: OneOfProps) {
  const { t } = useTranslation('people')
  return (
    <div className={styles.oneOf}>
      <Picker
        label={label}
        placeholder={any}
        value={options.find(({ id }) => id === value) ?? null}
        onChange={option => onChange(option?.id ?? null)}
        options={options}
        words={{ empty: t('picker.empty'), loading: t('picker.loading') }}
      />
    </div>
  )
}
