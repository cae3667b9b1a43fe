import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { most } from '../../domain/fields/lengths'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/field/Field'
import { TextInput } from '../../ui/field/TextInput'
import { useKeptForm } from '../drafts/use-kept-form'
import { FormDialog } from '../panels/FormDialog'
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
  const { t } = useTranslation('certificates')
  const form = useKeptForm(props.asked.form, props.asked.record, { reason: '' })
  const { reason } = form.values
  const [asked, setAsked] = useState(false)
  const text = reason.trim()
  const submit = () => {
    setAsked(true)
    if (text !== '') onConfirm(text, form.saved)
  }
  return (
    <FormDialog
      title={title}
      size="small"
      area="certificates"
      form={form}
      error={null}
      busy={busy}
      submit={confirm.label}
      kind={confirm.kind}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{explain}</p>
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
    </FormDialog>
  )
}
