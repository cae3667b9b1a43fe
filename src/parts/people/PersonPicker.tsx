import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import type { PersonBrief } from '../../contract/people/brief'
import { localisedName } from '../../domain/people/localised-name'
import { ComboBox } from '../../ui/field/ComboBox'
import type { ComboOption } from '../../ui/field/combo-option'
import { briefDetail } from './person-words'

type PersonPickerProps = {
  /** Who is chosen, by id. */
  value: string | null
  onChange: (person: PersonBrief | null) => void
  /** Offers those who have left, too. */
  left?: boolean
  /** Not offered: those who are on the list already. */
  except?: ReadonlySet<string>
  placeholder?: string
  /** Needed outside a Field. */
  label?: string
  disabled?: boolean
}

/** One person, by name, pinyin, initials or number; number, unit and post stand beside each name. */
export function PersonPicker(props: PersonPickerProps) {
  const { value, onChange, left = false, except, placeholder, label, disabled } = props
  const { t } = useTranslation(['people', 'common'])
  const language = useLanguage(state => state.language)
  const [query, setQuery] = useState<string | null>(null)
  /** Shown at once, before the book has been asked who bears the id. */
  const [picked, setPicked] = useState<PersonBrief | null>(null)
  const found = useAsk(
    'people',
    'find',
    { text: query ?? '', left },
    { enabled: query !== null, keepPrevious: true },
  )
  const current = useAsk(
    'people',
    'briefs',
    { ids: value === null ? [] : [value] },
    { enabled: value !== null && picked?.id !== value },
  )

  const people = (found.data ?? []).filter(person => !except?.has(person.id) || person.id === value)
  const chosen = value === null ? null : picked?.id === value ? picked : (current.data?.[0] ?? null)
  const option = (person: PersonBrief): ComboOption => ({
    id: person.id,
    label: localisedName(language, person),
    detail: [briefDetail(language, person), person.status === 'left' && t('status.left')]
      .filter(Boolean)
      .join(' · '),
  })

  const choose = (id: string | undefined) => {
    const person = people.find(one => one.id === id) ?? null
    setPicked(person)
    onChange(person)
  }

  return (
    <ComboBox
      value={chosen && option(chosen)}
      options={people.map(option)}
      onQuery={setQuery}
      loading={found.isFetching}
      onChange={next => choose(next?.id)}
      words={{
        empty: t('picker.empty'),
        loading: t('picker.loading'),
        unknown: text => t('common:picker.unknown', { text }),
      }}
      placeholder={placeholder ?? t('picker.placeholder')}
      {...(label === undefined ? {} : { label })}
      {...(disabled === undefined ? {} : { disabled })}
    />
  )
}
