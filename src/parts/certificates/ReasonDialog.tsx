import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { TextInput } from '../../ui/TextInput'
import styles from './Certificates.module.css'

interface ReasonDialogProps {
  title: string
  /** What follows from it. */
  explain: string
  /** Reasons offices give most: a click puts one in. */
  usual: readonly string[]
  confirm: { label: string; kind: 'primary' | 'danger' }
  busy?: boolean
  onConfirm: (reason: string) => void
  onClose: () => void
}

/** Asks why: what is voided, issued or printed again stands in the log with its reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, explain, usual, confirm, busy = false, onConfirm, onClose } = props
  const { t } = useTranslation(['certificates', 'common'])
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const text = reason.trim()
  const submit = () => {
    setAsked(true)
    if (text !== '' && !busy) onConfirm(text)
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
      <Field label={t('reason.label')} required error={asked && text === '' ? t('refusal.no_reason') : null}>
        <TextInput value={reason} onChange={setReason} maxLength={200} initialFocus />
      </Field>
      <div className={styles.picks}>
        {usual.map(one => (
          <Button key={one} size="small" onClick={() => setReason(one)}>
            {one}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
