import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { most } from '../../domain/fields/lengths'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { Dialog } from '../../ui/overlay/Dialog'
import { DraftNotice } from '../drafts/DraftNotice'
import { useKeptForm } from '../drafts/use-kept-form'
import styles from './Certificates.module.css'

interface ReasonDialogProps {
  /** What is asked about, and of which: for what is typed and not given. */
  asked: { form: string; record: string }
  title: string
  /** What follows from it. */
  explain: string
  /** Reasons offices give most: a click puts one in. */
  usual: readonly string[]
  confirm: { label: string; kind: 'primary' | 'danger' }
  busy?: boolean
  onConfirm: (reason: string, given: () => void) => void
  onClose: () => void
}

/** Asks why: what is voided, issued or printed again stands in the log with its reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, explain, usual, confirm, busy = false, onConfirm, onClose } = props
  const { t } = useTranslation(['certificates', 'common'])
  const form = useKeptForm(props.asked.form, props.asked.record, { reason: '' })
  const { reason } = form.values
  const [asked, setAsked] = useState(false)
  const text = reason.trim()
  const submit = () => {
    setAsked(true)
    if (text !== '' && !busy) onConfirm(text, form.saved)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={t('common:action.close')}
      size="small"
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button kind={confirm.kind} submit busy={busy}>
            {confirm.label}
          </Button>
        </>
      }
    >
      <p>{explain}</p>
      <DraftNotice form={form} />
      <Field label={t('reason.label')} required error={asked && text === '' ? t('refusal.no_reason') : null}>
        <TextInput
          value={reason}
          onChange={reason => form.put({ reason })}
          maxLength={most.certificateReason}
          initialFocus
        />
      </Field>
      <div className={styles.picks}>
        {usual.map(one => (
          <Button key={one} size="small" onClick={() => form.put({ reason: one })}>
            {one}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
