import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { UnitPicker } from '../../parts/people/UnitPicker'
import { namedOptions } from '../../parts/search/named-options'
import { Picker } from '../../parts/search/Picker'
import { Field } from '../../ui/field/Field'

export interface Place {
  unitId: string | null
  postId: string | null
  gradeLevelId: string | null
}

/** Where somebody works: unit, post and grade level. */
export function PlaceFields({ place, onChange }: { place: Place; onChange: (place: Place) => void }) {
  const { t } = useTranslation('people')
  const language = useLanguage(state => state.language)
  const posts = useAsk('people', 'posts', {}).data ?? []
  const gradeLevels = useAsk('people', 'gradeLevels', {}).data ?? []
  const options = namedOptions(language, posts)
  const levels = namedOptions(language, gradeLevels)
  return (
    <>
      <Field label={t('field.unit')}>
        <UnitPicker value={place.unitId} onChange={unitId => onChange({ ...place, unitId })} />
      </Field>
      <Field label={t('field.post')}>
        <Picker
          value={options.find(option => option.id === place.postId) ?? null}
          onChange={option => onChange({ ...place, postId: option?.id ?? null })}
          options={options}
          words={{
            empty: t(posts.length > 0 ? 'picker.noPost' : 'picker.noPosts'),
            loading: t('picker.loading'),
          }}
          placeholder={t('picker.post')}
        />
      </Field>
      <Field label={t('field.gradeLevel')}>
        <Picker
          value={levels.find(option => option.id === place.gradeLevelId) ?? null}
          onChange={option => onChange({ ...place, gradeLevelId: option?.id ?? null })}
          options={levels}
          words={{
            empty: t(gradeLevels.length > 0 ? 'picker.noGradeLevel' : 'picker.noGradeLevels'),
            loading: t('picker.loading'),
          }}
          placeholder={t('form.noGradeLevel')}
        />
      </Field>
    </>
  )
}
