import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { DueField } from '../../parts/fields/DueField'
import { FormPanel } from '../../parts/panels/FormPanel'
import { PersonPicker } from '../../parts/people/PersonPicker'
import { Field } from '../../ui/field/Field'
import styles from './Improvements.module.css'

const nobody = {
  ownerId: null as string | null,
  verifierId: null as string | null,
  dueOn: null as string | null,
}

/** The same owner, verifier or due day for all that were chosen. */
export function AssignPanel({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const { t } = useTranslation(['improvements', 'common'])
  const form = useKeptForm('assign', null, nobody, true)
  const { ownerId, verifierId, dueOn } = form.values
  const assign = useCommand('improvements', 'assign', form)
  const nothing = ownerId === null && verifierId === null && dueOn === null
  const same = ownerId !== null && ownerId === verifierId
  const refusal = nothing ? t('assign.nothing') : same ? t('refusal.verifier_is_owner') : null
  const save = () => {
    if (refusal || assign.isPending) return
    assign.mutate(
      {
        ids,
        ...(ownerId === null ? {} : { ownerId }),
        ...(verifierId === null ? {} : { verifierId }),
        ...(dueOn === null ? {} : { dueOn }),
      },
      {
        onSuccess() {
          form.saved()
          onClose()
        },
      },
    )
  }
  return (
    <FormPanel
      title={t('assign.title', { count: ids.length })}
      area="improvements"
      form={form}
      error={assign.error}
      busy={assign.isPending}
      refusal={refusal}
      submit={t('assign.save', { count: ids.length })}
      onSubmit={save}
      onClose={onClose}
    >
      <p className={styles.hint}>{t('assign.hint')}</p>
      <Field label={t('field.owner')}>
        <PersonPicker value={ownerId} onChange={person => form.put({ ownerId: person?.id ?? null })} />
      </Field>
      <Field label={t('field.verifier')} error={same ? t('refusal.verifier_is_owner') : null}>
        <PersonPicker value={verifierId} onChange={person => form.put({ verifierId: person?.id ?? null })} />
      </Field>
      <DueField label={t('assign.due')} value={dueOn} onChange={dueOn => form.put({ dueOn })} />
    </FormPanel>
  )
}
