import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../app/call'
import { RefusalNotice } from '../../app/RefusalNotice'
import { useSay } from '../../app/say'
import type { Recovery } from '../../contract/book/recoveries'
import { rowsLost } from '../../domain/book/good-backup'
import { rowsUnproved } from '../../domain/book/recovery'
import { most } from '../../domain/fields/lengths'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Dialog } from '../../ui/overlay/Dialog'

type CheckRecoveryDialogProps = { recovery: Recovery; open: boolean; onClose: () => void }

/** Settles a recovery for good: what that settles is said, and how it was gone through is asked. */
export function CheckRecoveryDialog({ recovery, open, onClose }: CheckRecoveryDialogProps) {
  const { t } = useTranslation(['book', 'common'])
  const say = useSay()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const check = useCommand('book', 'noteRecovery')
  const missing = rowsLost(recovery)
  const unproved = recovery.lost.reduce((sum, one) => sum + rowsUnproved(one), 0)
  const close = () => {
    setTried(false)
    check.reset()
    onClose()
  }
  const submit = () => {
    setTried(true)
    if (reason.trim() === '' || check.isPending) return
    check.mutate(
      { seq: recovery.seq, reason: reason.trim() },
      {
        onSuccess(done) {
          close()
          say.done(t('recovered.done'), { of: done, undoSeq: null })
        },
      },
    )
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('recovered.ask.title')}
      closeLabel={t('common:action.close')}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={close}>{t('common:action.back')}</Button>
          <Button kind="primary" submit busy={check.isPending}>
            {t('recovered.ask.confirm')}
          </Button>
        </>
      }
    >
      <RefusalNotice area="book" error={check.error} />
      <p>{t('recovered.ask.lead')}</p>
      {missing > 0 && <p>{t('recovered.ask.missing', { count: missing })}</p>}
      {unproved > 0 && <p>{t('recovered.ask.unproved', { count: unproved })}</p>}
      <Field
        label={t('recovered.ask.reason')}
        error={tried && reason.trim() === '' ? t('recovered.ask.reasonNeeded') : null}
      >
        <TextInput value={reason} onChange={setReason} maxLength={most.recordNote} />
      </Field>
    </Dialog>
  )
}
