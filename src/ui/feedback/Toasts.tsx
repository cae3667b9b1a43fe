import { type RefObject, useEffect, useRef, useState } from 'react'
import { CloseButton } from '../CloseButton'
import { cx } from '../cx'
import styles from './Toasts.module.css'
import type { ToastPlace } from './toast-place'

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

/**
 * What just happened, at the lower right of the window or as near to it as it covers nothing that can be clicked, read
 * out politely. It waits, and stays where it is, while it is pointed at or focused.
 */
export function Toasts({ label, closeLabel, toasts, onClose }: ToastsProps) {
  const [held, setHeld] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const place = usePlace(list, toasts, held)
  return (
    <section
      className={styles.region}
      style={place}
      aria-label={label}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div ref={list} role="status" className={styles.list}>
        {toasts.map(toast => (
          <ToastLine key={toast.id} toast={toast} held={held} closeLabel={closeLabel} onClose={onClose} />
        ))}
      </div>
    </section>
  )
}

function usePlace(list: RefObject<HTMLElement | null>, toasts: readonly Toast[], held: boolean) {
  const [place, setPlace] = useState<ToastPlace>({ right: 20, bottom: 20 })
  useEffect(() => {
    const element = list.current
    if (!element || toasts.length === 0 || held) return
    let stop = () => undefined as unknown
    let gone = false
    // Not before the first page: nothing is said yet.
    void import('./toast-place').then(({ keepClear }) => {
      if (!gone) stop = keepClear(element, setPlace)
    })
    return () => {
      gone = true
      stop()
    }
  }, [list, toasts, held])
  return place
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
