import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/say'
import { DraftNotice } from '../../parts/drafts/DraftNotice'
import { useKeptForm } from '../../parts/drafts/use-kept-form'
import { PersonPicker } from '../../parts/people/PersonPicker'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/field/DateField'
import { Field } from '../../ui/field/Field'
import { SidePanel } from '../../ui/overlay/SidePanel'
import styles from './Improvements.module.css'

const nobody = {
  ownerId: null as string | null,
  verifierId: null as string | null,
  dueOn: null as string | null,
}

/** The same owner, verifier or due day for all that were chosen. */
export function AssignPanel({ ids, onClose }: { ids: string[]; onClose: () => void }) {
  const { t } = useTranslation(['improvements', 'common'])
  const form = useKeptForm('assign', null, nobody)
  const { ownerId, verifierId, dueOn } = form.values
  const assign = useCommand('improvements', 'assign')
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
    <SidePanel
      title={t('assign.title', { count: ids.length })}
      closeLabel={t('common:action.close')}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={assign.isPending} refusal={refusal} onClick={save}>
            {t('assign.save', { count: ids.length })}
          </Button>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        </>
      }
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <p className={styles.hint}>{t('assign.hint')}</p>
        <DraftNotice form={form} />
        <RefusalNotice area="improvements" error={assign.error} />
        <Field label={t('field.owner')}>
          <PersonPicker value={ownerId} onChange={person => form.put({ ownerId: person?.id ?? null })} />
        </Field>
        <Field label={t('field.verifier')} error={same ? t('refusal.verifier_is_owner') : null}>
          <PersonPicker
            value={verifierId}
            onChange={person => form.put({ verifierId: person?.id ?? null })}
          />
        </Field>
        <Field label={t('assign.due')}>
          <DateField value={dueOn} onChange={dueOn => form.put({ dueOn })} />
        </Field>
        <button type="submit" hidden />
      </form>
    </SidePanel>
  )
}
