import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { CloseButton } from '../CloseButton'
import { cx } from '../cx'
import type { Toast, ToastsProps } from './Toasts'
import styles from './Toasts.module.css'
import { keepClear, type ToastPlace } from './toast-place'

type ToastLinesProps = Omit<ToastsProps, 'label'> & { held: boolean }

/** At the lower right of the window, or as near to it as nothing is covered that can be clicked. */
export function ToastLines({ toasts, held, closeLabel, onClose }: ToastLinesProps) {
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<ToastPlace>({ right: 20, bottom: 20 })
  // A stack that grew stands elsewhere.
  const shown = toasts.map(toast => toast.id).join(' ')
  useLayoutEffect(() => {
    if (list.current && shown !== '' && !held) return keepClear(list.current, setPlace)
  }, [shown, held])
  return (
    <div ref={list} className={styles.list} style={place}>
      {toasts.map(toast => (
        <ToastLine key={toast.id} toast={toast} held={held} closeLabel={closeLabel} onClose={onClose} />
      ))}
    </div>
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
