import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { seenNow } from '../../app/shown'
import type { CompetencyRow } from '../../contract/people/structure'
import { most } from '../../domain/fields/lengths'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { RecordPanel, useRecordForm } from './RecordPanel'

const levels = ['1', '2', '3', '4', '5'] as const

/** A competency, its category, and what each level looks like. */
export function CompetencyPanel({
  competency,
  onClose,
}: {
  competency: CompetencyRow | null
  onClose: () => void
}) {
  const { t } = useTranslation('people')
  const form = useRecordForm('competency', competency, {
    category: competency?.category ?? '',
    descriptors: competency?.descriptors ?? {},
  })
  const add = useCommand('people', 'addCompetency', { saved: form.saved })
  const change = useCommand('people', 'changeCompetency', form)
  const remove = useCommand('people', 'removeCompetency', seenNow)
  return (
    <RecordPanel
      form={form}
      title={t(competency ? 'posts.changeCompetency' : 'posts.addCompetency')}
      record={competency}
      nameLabel={t('posts.competency')}
      error={remove.error ?? change.error ?? add.error}
      busy={add.isPending || change.isPending}
      onSave={({ category, descriptors, ...names }, onSuccess) => {
        const fields = { ...names, category: category.trim() || null, descriptors }
        if (competency) change.mutate({ id: competency.id, ...fields }, { onSuccess })
        else add.mutate(fields, { onSuccess })
      }}
      onRemove={() => competency && remove.mutate({ id: competency.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {({ category, descriptors }, put) => (
        <>
          <Field label={t('posts.category')} mark={t('form.optional')}>
            <TextInput value={category} onChange={category => put({ category })} maxLength={most.category} />
          </Field>
          {levels.map(level => (
            <Field key={level} label={t('posts.descriptor', { level })} mark={t('form.optional')}>
              <TextInput
                value={descriptors[level] ?? ''}
                onChange={text => put({ descriptors: { ...descriptors, [level]: text } })}
                maxLength={most.descriptor}
              />
            </Field>
          ))}
        </>
      )}
    </RecordPanel>
  )
}
