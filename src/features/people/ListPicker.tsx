import { useTranslation } from 'react-i18next'
import { useAsk, useCommand } from '../../app/call'
import { useLanguage } from '../../app/language'
import { RefusalNotice } from '../../app/RefusalNotice'
import { seenNow } from '../../app/shown'
import { localisedName } from '../../domain/people/localised-name'
import { namedOptions } from '../../parts/search/named-options'
import { Picker } from '../../parts/search/Picker'
import { type PersonList, personLists, retiredNamed } from './person-lists'

type ListPickerProps = { list: PersonList; value: string | null; onChange: (id: string | null) => void }

/** One of a list, or a new one. What is out of use is offered to whoever is in it, and is brought back by its name. */
export function ListPicker({ list, value, onChange }: ListPickerProps) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const entries = useAsk('people', personLists[list].ask, {}).data ?? []
  const add = useCommand('people', personLists[list].add)
  const change = useCommand('people', personLists[list].change, seenNow)
  const retired = (name: string) => {
    const entry = retiredNamed(entries, name)
    return entry?.id === value ? null : entry
  }
  const options = namedOptions(
    language,
    entries.filter(entry => !entry.retired || entry.id === value),
  )
  return (
    <>
      <Picker
        value={options.find(option => option.id === value) ?? null}
        onChange={option => onChange(option?.id ?? null)}
        options={options}
        words={{ empty: t('picker.noEntry'), loading: t('picker.loading') }}
        placeholder={t('picker.entry')}
        free={{
          label: name => {
            const entry = retired(name)
            return entry
              ? t('posts.bringBack', { name: localisedName(language, entry) })
              : t('picker.addEntry', { name })
          },
          onChoose(name) {
            const entry = retired(name)
            if (!entry) return add.mutate({ name }, { onSuccess: ({ id }) => onChange(id) })
            change.mutate({ id: entry.id, retired: false }, { onSuccess: () => onChange(entry.id) })
          },
        }}
      />
      <RefusalNotice area="people" error={add.error ?? change.error} />
    </>
  )
}
