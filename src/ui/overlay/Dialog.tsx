import { type FormEvent, type ReactNode, useId } from 'react'
import { Heading, Modal, ModalOverlay, Dialog as RacDialog } from 'react-aria-components/Modal'
import { CloseButton } from '../CloseButton'
import { cx } from '../cx'
import { firstProblemHasFocus } from '../field/first-problem'
import styles from './Dialog.module.css'
import '../press-style'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  closeLabel: string
  /** 420, 560 or 840 px. */
  size?: 'small' | 'normal' | 'large'
  /** The buttons at the foot; the primary one last. Give it `submit` when `onSubmit` is used. */
  actions?: ReactNode
  /** Makes the dialog a form: Enter in a field submits. */
  onSubmit?: () => void
  children: ReactNode
}

/** A question that must be answered before anything else. Never one upon another. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, closeLabel, size = 'normal', actions, onSubmit, children } = props
  const formId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit?.()
  }
  const inside = (
    <>
      <div className={styles.body}>{children}</div>
      {actions && <footer className={styles.foot}>{actions}</footer>}
    </>
  )
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={next => !next && onClose()}
      isDismissable={!onSubmit}
      className={styles.veil ?? ''}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <RacDialog className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
            <CloseButton label={closeLabel} onClose={onClose} />
          </header>
          {onSubmit ? (
            <form id={formId} className={styles.form} onSubmit={submit} noValidate {...firstProblemHasFocus}>
              {inside}
            </form>
          ) : (
            <div className={styles.form}>{inside}</div>
          )}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  )
}
