import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { localisedName } from '../../domain/people/localised-name'
import { unitPath } from '../../domain/people/units'
import { Picker } from '../search/Picker'

type UnitPickerProps = {
  value: string | null
  onChange: (unitId: string | null) => void
  /** Not offered: a unit cannot stand under itself. */
  except?: ReadonlySet<string>
  placeholder?: string
  /** Needed outside a Field. */
  label?: string
}

/** One unit of the tree; what stands above it is written beside it. */
export function UnitPicker({ value, onChange, except, placeholder, label }: UnitPickerProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const units = useAsk('people', 'units', {}).data?.units ?? []
  const options = units
    .filter(unit => !except?.has(unit.id))
    .map(unit => ({
      id: unit.id,
      label: localisedName(language, unit),
      detail: unitPath(units, unit.id)
        .slice(0, -1)
        .map(above => localisedName(language, above))
        .join(' / '),
      search: `${unit.name} ${unit.nameEn ?? ''}`,
    }))
  return (
    <Picker
      value={options.find(option => option.id === value) ?? null}
      onChange={option => onChange(option?.id ?? null)}
      options={options}
      words={{
        empty: t(units.length > 0 ? 'picker.noUnit' : 'picker.noUnits'),
        loading: t('picker.loading'),
      }}
      placeholder={placeholder ?? t('picker.unit')}
      {...(label === undefined ? {} : { label })}
    />
  )
}
