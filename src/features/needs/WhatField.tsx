import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { localisedName } from '../../domain/people/localised-name'
import { namedOptions } from '../../parts/search/named-options'
import { Picker } from '../../parts/search/Picker'
import { Field } from '../../ui/field/Field'

type WhatFieldProps = {
  title: string
  competencyId: string | null
  error: string | null
  onChange: (what: { title: string; competencyId: string | null }) => void
}

/** What is missing: a competency of the book, or a few words. */
export function WhatField({ title, competencyId, error, onChange }: WhatFieldProps) {
  const { t } = useTranslation('needs')
  const language = useLanguage(state => state.language)
  const competencies = useAsk('people', 'competencies', {}).data ?? []
  const options = namedOptions(language, competencies)
  const chosen = competencies.find(competency => competency.id === competencyId)
  const isItsName = chosen?.name === title
  return (
    <Field label={t('form.what')} error={error} required>
      <Picker
        value={
          title === ''
            ? null
            : {
                id: competencyId ?? 'words',
                label: chosen && isItsName ? localisedName(language, chosen) : title,
              }
        }
        options={options}
        placeholder={t('form.whatPlaceholder')}
        words={{ empty: t('form.whatEmpty'), loading: t('form.loading') }}
        free={{
          label: text => t('form.whatFree', { text }),
          asTyped: true,
          onChoose: text => {
            const named = competencies.find(each => localisedName(language, each) === text.trim())
            onChange({ title: named?.name ?? text, competencyId: named?.id ?? null })
          },
        }}
        onChange={option => {
          const competency = competencies.find(each => each.id === option?.id)
          onChange({ title: competency?.name ?? '', competencyId: competency?.id ?? null })
        }}
      />
    </Field>
  )
}
