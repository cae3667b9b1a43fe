import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { localisedName } from '../../domain/people/localised-name'
import { Select } from '../../ui/field/Select'
import { type PersonList, personLists } from './person-lists'

type ListFilterProps = { list: PersonList; value: string | null; onChange: (id: string | null) => void }

const any = ''

/** Narrows people to one business line or channel; nothing while there is none. */
export function ListFilter({ list, value, onChange }: ListFilterProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const entries = useAsk('people', personLists[list].ask, {}).data ?? []
  if (entries.length === 0) return null
  return (
    <Select
      width="short"
      label={t(`field.${list}`)}
      value={value ?? any}
      onChange={id => onChange(id || null)}
      options={[
        { value: any, label: t(`list.any.${list}`) },
        ...entries.map(entry => ({ value: entry.id, label: localisedName(language, entry) })),
      ]}
    />
  )
}
