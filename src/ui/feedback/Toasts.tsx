import { useEffect, useRef, useState } from 'react'
import { CloseButton } from '../CloseButton'
import { cx } from '../cx'
import styles from './Toasts.module.css'

export type Toast = {
  id: string
  message: string
  tone?: 'plain' | 'cinnabar'
  /** One thing to do about it: 撤销. */
  action?: { label: string; onSelect: () => void }
  /** Milliseconds in sight; 0 stays until closed. Default 8000. */
  stay?: number
  /** A newer toast of the same slot takes its place: the newest command, not a pile of them. */
  slot?: string
}

type ToastsProps = {
  label: string
  closeLabel: string
  toasts: readonly Toast[]
  onClose: (id: string) => void
}

/** What just happened, at the foot of the window, read out politely. It waits while it is pointed at or focused. */
export function Toasts({ label, closeLabel, toasts, onClose }: ToastsProps) {
  const [held, setHeld] = useState(false)
  return (
    <section
      className={styles.region}
      aria-label={label}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div role="status" className={styles.list}>
        {toasts.map(toast => (
          <ToastLine key={toast.id} toast={toast} held={held} closeLabel={closeLabel} onClose={onClose} />
        ))}
      </div>
    </section>
  )
}

type LineProps = { toast: Toast; held: boolean; closeLabel: string; onClose: (id: string) => void }

function ToastLine({ toast, held, closeLabel, onClose }: LineProps) {
  const close = useRef(onClose)
  close.current = onClose
  const { id, stay = 8000 } = toast
  useEffect(() => {
    if (held || stay === 0) return
    const timer = setTimeout(() => close.current(id), stay)
    return () => clearTimeout(timer)
  }, [held, stay, id])
  return (
    <div className={cx(styles.toast, toast.tone === 'cinnabar' && styles.cinnabar)}>
      <span className={styles.message}>{toast.message}</span>
      {toast.action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            toast.action?.onSelect()
            onClose(toast.id)
          }}
        >
          {toast.action.label}
        </button>
      )}
      <CloseButton label={closeLabel} onClose={() => onClose(toast.id)} />
    </div>
  )
}
