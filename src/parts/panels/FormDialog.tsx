import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/overlay/Dialog'
import { FormNotices } from '../drafts/FormNotices'
import type { KeptForm } from '../drafts/use-kept-form'

type FormDialogProps = {
  title: string
  size?: 'small' | 'normal'
  /** Whose words say why it was refused. */
  area: string
  /** What is typed, where it is kept. */
  form: Pick<KeptForm<object>, 'found' | 'kept' | 'sawUpTo' | 'takeTheirs' | 'tookUpTo'>
  /** Why the last try did not do it, where that is said at the head. */
  error: unknown
  busy: boolean
  /** Why it cannot be done now. */
  refusal?: string | null
  submit: string
  kind?: 'primary' | 'danger'
  /** What closing without doing it is called: 取消 unless told. */
  leave?: string
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/**
 * A form that must be answered before anything else, as `FormPanel` is beside the page: what was typed before stands at
 * its head with why it was refused, and nothing is handed in twice.
 */
export function FormDialog(props: FormDialogProps) {
  const { title, size = 'normal', area, form, error, busy, refusal = null, kind = 'primary' } = props
  const { t } = useTranslation('common')
  const handIn = () => {
    if (!busy && refusal === null) props.onSubmit()
  }
  return (
    <Dialog
      open
      size={size}
      onClose={props.onClose}
      title={title}
      closeLabel={t('action.close')}
      onSubmit={handIn}
      actions={
        <>
          <Button onClick={props.onClose}>{props.leave ?? t('action.cancel')}</Button>
          <Button kind={kind} submit busy={busy} refusal={refusal}>
            {props.submit}
          </Button>
        </>
      }
    >
      <FormNotices area={area} form={form} error={error} again={handIn} />
      {props.children}
    </Dialog>
  )
}
