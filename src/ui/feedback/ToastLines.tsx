import { type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { CloseButton } from '../CloseButton'
import { cx } from '../cx'
import type { Toast, ToastsProps } from './Toasts'
import styles from './Toasts.module.css'
import { keepClear, type ToastPlace } from './toast-place'

/** At the lower right of the window, or as near to it as nothing is covered that can be clicked. */
export function ToastLines({ toasts, closeLabel, onClose }: Omit<ToastsProps, 'label'>) {
  // Those that are pointed at or focused. One that goes while the pointer is on it never hears that it was left.
  const [pointed, setPointed] = useState<string | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const held = toasts.some(({ id }) => id === pointed || id === focused)
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
        <ToastLine
          key={toast.id}
          toast={toast}
          held={held}
          closeLabel={closeLabel}
          onClose={onClose}
          onPointed={is => setPointed(is ? toast.id : null)}
          onFocused={is => setFocused(is ? toast.id : null)}
        />
      ))}
    </div>
  )
}

type LineProps = {
  toast: Toast
  held: boolean
  closeLabel: string
  onClose: (id: string) => void
  onPointed: (is: boolean) => void
  onFocused: (is: boolean) => void
}

function ToastLine({ toast, held, closeLabel, onClose, onPointed, onFocused }: LineProps) {
  const close = useRef(onClose)
  close.current = onClose
  const { id } = toast
  const stay = stayOf(toast)
  useEffect(() => {
    if (held || stay === 0) return
    const timer = setTimeout(() => close.current(id), stay)
    return () => clearTimeout(timer)
  }, [held, stay, id])
  const hold = {
    onMouseMove: (event: MouseEvent) => moved(event) && onPointed(true),
    onMouseLeave: () => onPointed(false),
    onFocus: () => onFocused(true),
    onBlur: () => onFocused(false),
  }
  return (
    <div className={cx(styles.toast, toast.tone && styles[toast.tone])} {...hold}>
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

/** Milliseconds. */
const stayOf = ({ stay, tone, action }: Toast): number =>
  stay ?? (tone === 'cinnabar' ? 0 : action ? 10_000 : 6_000)

/** Not by a pointer that rests while a toast rises under it: that one is not read, and would never go. */
const moved = ({ nativeEvent }: MouseEvent): boolean =>
  nativeEvent.movementX !== 0 || nativeEvent.movementY !== 0
