import { useTranslation } from 'react-i18next'
import { textOf } from '../../app/loose-text'
import { most } from '../../domain/fields/lengths'
import { factFields, listNames, nameOnSheet, personFields } from '../../domain/people/person-fields'
import { PlainFields } from '../../parts/fields/PlainFields'
import { Checkbox } from '../../ui/field/Checkbox'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { Segmented } from '../../ui/field/Segmented'
import { TextArea } from '../../ui/field/TextArea'
import { TextInput } from '../../ui/field/TextInput'
import { FormGrid } from '../../ui/layout/FormGrid'
import { ListPicker } from './ListPicker'
import { PlaceFields } from './PlaceFields'
import { draftProblems, type PersonDraft } from './person-draft'

type PersonFieldsProps = {
  draft: PersonDraft
  onChange: (part: Partial<PersonDraft>) => void
  /** Problems are said once somebody has tried to hand the form in. */
  tried: boolean
  /** With unit, post and grade level: for somebody new. */
  withPlace: boolean
}

/** What is typed in a line of its own and asks for nothing else. */
const {
  company: _company,
  gender: _gender,
  note: _note,
  businessLineId: _line,
  channelId: _channel,
  ...plainFields
} = factFields

/** The facts of a person. What almost everybody has stands first. */
export function PersonFields({ draft, onChange: set, tried, withPlace }: PersonFieldsProps) {
  const { t } = useTranslation('people')
  const problems = tried ? draftProblems(draft) : {}
  return (
    <>
      <FormGrid columns={2}>
        <Field
          label={t('field.staffNo')}
          required={!draft.external}
          error={problems.staffNo ? t('form.numberNeeded') : null}
        >
          <TextInput
            value={draft.staffNo}
            onChange={staffNo => set({ staffNo })}
            maxLength={personFields.staffNo.most}
            initialFocus={withPlace}
          />
        </Field>
        <Field label={t('field.name')} required error={problems.name ? t('form.nameNeeded') : null}>
          <TextInput
            value={draft.name}
            onChange={name => set({ name })}
            maxLength={personFields.name.most}
            initialFocus={!withPlace}
          />
        </Field>
      </FormGrid>
      <Checkbox
        label={t('form.external')}
        checked={draft.external}
        onChange={external => set({ external })}
      />
      {draft.external && (
        <Field label={t('field.company')}>
          <TextInput
            value={draft.company}
            onChange={company => set({ company })}
            maxLength={factFields.company.most}
          />
        </Field>
      )}
      {withPlace && <PlaceFields place={draft} onChange={set} />}
      <FormGrid columns={2}>
        <Field label={t('field.hiredOn')}>
          <DateField value={draft.hiredOn} onChange={hiredOn => set({ hiredOn })} />
        </Field>
        {listNames.map(field => (
          <Field key={field} label={t(`field.${nameOnSheet(field)}`)}>
            <ListPicker
              list={nameOnSheet(field)}
              value={draft[field]}
              onChange={id => set({ [field]: id })}
            />
          </Field>
        ))}
        <PlainFields
          fields={plainFields}
          draft={draft}
          onChange={set}
          label={name => t(`field.${name}`)}
          code={(name, code) => textOf(t, `${name}.${code}`) ?? code}
        />
      </FormGrid>
      <Field label={t('field.gender')}>
        <Segmented
          value={draft.gender ?? 'unsaid'}
          onChange={gender => set({ gender: gender === 'unsaid' ? null : gender })}
          segments={(['unsaid', 'female', 'male'] as const).map(value => ({
            value,
            label: t(`gender.${value}`),
          }))}
        />
      </Field>
      <Field
        label={t('field.tags')}
        hint={t('form.tagsHint')}
        error={problems.tags ? t('form.tagLong') : null}
      >
        <TextInput value={draft.tags} onChange={tags => set({ tags })} maxLength={most.tags} />
      </Field>
      <Field label={t('field.note')}>
        <TextArea
          value={draft.note}
          onChange={note => set({ note })}
          rows={2}
          maxLength={factFields.note.most}
        />
      </Field>
    </>
  )
}
