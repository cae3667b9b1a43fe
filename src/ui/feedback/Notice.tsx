import type { ReactNode, Ref } from 'react'
import { CloseButton } from '../CloseButton'
import { cx } from '../cx'
import styles from './Notice.module.css'

type NoticeProps = {
  tone?: 'info' | 'green' | 'amber' | 'cinnabar'
  title?: ReactNode
  /** A button or link, or some; below the words where there is no room beside them. */
  action?: ReactNode
  close?: { label: string; onClose: () => void }
  children?: ReactNode
  ref?: Ref<HTMLDivElement>
}

/** Something to know about the whole page. Cinnabar ones are read out at once. */
export function Notice({ tone = 'info', title, action, close, children, ref }: NoticeProps) {
  return (
    <div
      ref={ref}
      className={cx(styles.notice, styles[tone], close && styles.closes)}
      role={tone === 'cinnabar' ? 'alert' : 'status'}
    >
      <span className={styles.bar} aria-hidden="true" />
      <div className={styles.words}>
        {title && <strong className={styles.title}>{title}</strong>}
        {children}
      </div>
      {action && <div className={styles.action}>{action}</div>}
      {close && (
        <div className={styles.close}>
          <CloseButton label={close.label} onClose={close.onClose} />
        </div>
      )}
    </div>
  )
}
