import { type ReactNode, type Ref, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { RefusalNotice } from '../../app/RefusalNotice'
import { Button } from '../../ui/Button'
import { handInFrom } from '../../ui/field/first-problem'
import { useHandIn } from '../../ui/field/use-hand-in'
import { useKeys } from '../../ui/keys'
import { SidePanel } from '../../ui/overlay/SidePanel'
import { FormNotices } from '../drafts/FormNotices'
import type { KeptForm } from '../drafts/use-kept-form'
import styles from './FormPanel.module.css'

type FormPanelProps = {
  title: string
  sub?: ReactNode
  width?: 'normal' | 'wide'
  /** Whose words say why it was refused. */
  area: string
  /** What is typed, where it is kept. */
  form?: Pick<KeptForm<object>, 'found' | 'kept' | 'sawUpTo' | 'takeTheirs' | 'tookUpTo'>
  /** Why the last try did not do it. */
  error: unknown
  busy: boolean
  /** Why it cannot be done now. */
  refusal?: string | null
  /** What doing it is called: 保存 unless told. */
  submit?: string
  submitRef?: Ref<HTMLButtonElement>
  onSubmit: () => void
  /** What Ctrl+Enter does where that is something else: saving and beginning the next. */
  another?: { label: string; run: () => void }
  /** What closing without doing it is called: 取消 unless told. */
  leave?: string
  /** What else can be done, after these buttons. */
  more?: ReactNode
  onClose: () => void
  children: ReactNode
}

/**
 * A form beside the page: its head, its fields, and at the foot what it does. Enter in a line of text does it, Ctrl+S and
 * Ctrl+Enter from anywhere; Escape closes it and loses nothing. What was typed before stands at its head with
 * why it was refused, and the first field at fault has the focus.
 */
export function FormPanel(props: FormPanelProps) {
  const { title, sub, width, area, form, error, busy, refusal, submit, onSubmit, another } = props
  const { submitRef, leave, more, onClose, children } = props
  const { t } = useTranslation('common')
  const around = useRef<HTMLFormElement>(null)
  const name = submit ?? t('action.save')
  const hand = () => {
    if (!busy && !refusal) onSubmit()
  }
  const handIn = useHandIn({ around, name, run: hand })
  const handInAnother = () => handInFrom(around.current, another?.run ?? hand)
  // From anywhere, as Ctrl+S: just opened, the panel has the focus and no field of it.
  useKeys([{ keys: 'Ctrl Enter', label: another?.label, run: handInAnother }], undefined, around)
  return (
    <SidePanel
      title={title}
      sub={sub}
      {...(width ? { width } : {})}
      closeLabel={t('action.close')}
      onClose={onClose}
      actions={
        <>
          <Button
            ref={submitRef}
            kind="primary"
            keyHint="Ctrl S"
            busy={busy}
            refusal={refusal ?? null}
            onClick={handIn}
          >
            {name}
          </Button>
          {another ? (
            <Button keyHint="Ctrl Enter" onClick={handInAnother}>
              {another.label}
            </Button>
          ) : (
            <Button onClick={onClose}>{leave ?? t('action.cancel')}</Button>
          )}
          {more}
        </>
      }
    >
      <form
        ref={around}
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          handIn()
        }}
      >
        {form ? (
          <FormNotices area={area} form={form} error={error} again={handIn} />
        ) : (
          <RefusalNotice area={area} error={error} />
        )}
        {children}
        {/* Enter in a field hands the form in. */}
        <button type="submit" hidden />
      </form>
    </SidePanel>
  )
}
