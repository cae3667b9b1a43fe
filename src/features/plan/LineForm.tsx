import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { useLanguage } from '../../app/language'
import { most } from '../../domain/fields/lengths'
import { NumberField } from '../../parts/fields/NumberField'
import { PersonPicker } from '../../parts/people/PersonPicker'
import { namedOptions } from '../../parts/search/named-options'
import { Picker } from '../../parts/search/Picker'
import { Field } from '../../ui/field/Field'
import { Segmented } from '../../ui/field/Segmented'
import { Select } from '../../ui/field/Select'
import { TextInput } from '../../ui/field/TextInput'
import { FormGrid } from '../../ui/layout/FormGrid'
import { Stack } from '../../ui/layout/Stack'
import type { LineDraft } from './line-draft'

type LineFormProps = {
  draft: LineDraft
  onChange: (part: Partial<LineDraft>) => void
  /** The competency the line is for: courses that raise it come first. */
  competencyId: string | null
  courseProblem: string | null
  isNew: boolean
}

/** The fields of a plan line. */
export function LineForm({ draft, onChange, competencyId, courseProblem, isNew }: LineFormProps) {
  const { t } = useTranslation(['plan', 'common'])
  const language = useLanguage(state => state.language)
  const courses = useAsk('courses', 'list', {})
  const raising = useAsk(
    'courses',
    'raising',
    { competencyId: competencyId ?? '' },
    { enabled: competencyId !== null },
  )
  const fits = new Set(raising.data?.map(course => course.id))
  const sorted = [...(courses.data ?? [])].sort((a, b) => Number(fits.has(b.id)) - Number(fits.has(a.id)))
  const courseOptions = namedOptions(language, sorted).map(option =>
    fits.has(option.id) ? { ...option, detail: t('line.raises') } : option,
  )
  return (
    <Stack>
      <Field label={t('field.course')} required error={courseProblem}>
        <Picker
          value={courseOptions.find(({ id }) => id === draft.courseId) ?? null}
          onChange={course => onChange({ courseId: course?.id ?? '' })}
          options={courseOptions}
          loading={courses.isPending}
          placeholder={t('field.coursePlaceholder')}
          words={{ empty: t('field.noCourse'), loading: t('common:page.loading') }}
        />
      </Field>
      <Field label={t('field.audience')}>
        <TextInput
          value={draft.audience}
          onChange={audience => onChange({ audience })}
          maxLength={most.audience}
        />
      </Field>
      <FormGrid columns={3}>
        <Field label={t('field.month')}>
          <Select
            value={String(draft.month)}
            onChange={month => onChange({ month: Number(month) })}
            options={Array.from({ length: 12 }, (_, index) => ({
              value: String(index + 1),
              label: t('month', { month: index + 1 }),
            }))}
          />
        </Field>
        <NumberField
          label={t('field.sessions')}
          value={draft.sessions}
          onChange={sessions => onChange({ sessions })}
          min={1}
          max={200}
        />
        <NumberField
          label={t('field.headcount')}
          value={draft.headcount}
          onChange={headcount => onChange({ headcount })}
          min={0}
          max={100_000}
        />
      </FormGrid>
      <FormGrid columns={2}>
        <Field label={t('field.owner')}>
          <PersonPicker
            value={draft.ownerId}
            onChange={person => onChange({ ownerId: person?.id ?? null })}
          />
        </Field>
        <NumberField
          label={t('field.budget')}
          value={draft.budgetFen}
          onChange={budgetFen => onChange({ budgetFen })}
          scale={2}
          unit={t('form.yuan')}
          min={0}
        />
      </FormGrid>
      <Field label={t('field.kind')}>
        <Segmented
          value={draft.kind}
          onChange={kind => onChange({ kind })}
          segments={(['planned', 'unplanned'] as const).map(value => ({ value, label: t(`kind.${value}`) }))}
        />
      </Field>
      {draft.personIds.length > 0 && (
        <p>
          {isNew && draft.needId
            ? t('form.fromNeed', { count: draft.personIds.length })
            : t('form.people', { count: draft.personIds.length })}
        </p>
      )}
    </Stack>
  )
}
