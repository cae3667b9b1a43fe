import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { useSay } from '../../app/say'
import type { Recovery } from '../../contract/book/recoveries'
import { rowsLost } from '../../domain/book/good-backup'
import { rowsUnproved } from '../../domain/book/recovery'
import { most } from '../../domain/fields/lengths'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { useKeptForm } from '../drafts/use-kept-form'
import { FormDialog } from '../panels/FormDialog'

type CheckRecoveryDialogProps = { recovery: Recovery; onClose: () => void }

/** Settles a recovery for good: what that settles is said, and how it was gone through is asked. */
export function CheckRecoveryDialog({ recovery, onClose }: CheckRecoveryDialogProps) {
  const { t } = useTranslation(['book', 'common'])
  const say = useSay()
  const form = useKeptForm('check-recovery', String(recovery.seq), { reason: '' })
  const { reason } = form.values
  const [tried, setTried] = useState(false)
  const check = useCommand('book', 'noteRecovery', { saved: form.saved })
  const missing = rowsLost(recovery)
  const unproved = recovery.lost.reduce((sum, one) => sum + rowsUnproved(one), 0)
  const submit = () => {
    setTried(true)
    if (reason.trim() === '') return
    check.mutate(
      { seq: recovery.seq, reason: reason.trim() },
      {
        onSuccess(done) {
          form.saved()
          onClose()
          say.done(t('recovered.done'), { of: done, undoSeq: null })
        },
      },
    )
  }
  return (
    <FormDialog
      title={t('recovered.ask.title')}
      area="book"
      form={form}
      error={check.error}
      busy={check.isPending}
      submit={t('recovered.ask.confirm')}
      leave={t('common:action.back')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('recovered.ask.lead')}</p>
      {missing > 0 && <p>{t('recovered.ask.missing', { count: missing })}</p>}
      {unproved > 0 && <p>{t('recovered.ask.unproved', { count: unproved })}</p>}
      <Field
        label={t('recovered.ask.reason')}
        error={tried && reason.trim() === '' ? t('recovered.ask.reasonNeeded') : null}
      >
        <TextInput value={reason} onChange={reason => form.put({ reason })} maxLength={most.recordNote} />
      </Field>
    </FormDialog>
  )
}
