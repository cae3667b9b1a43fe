import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { type Toast, Toasts } from './Toasts'

type ShowToast = (toast: Omit<Toast, 'id'>) => string

const ToastContext = createContext<ShowToast | null>(null)

type ToastProviderProps = { label: string; closeLabel: string; children: ReactNode }

/**
 * Stands around the application once. One toast is in sight: the next takes its place. What failed meanwhile stands beside
 * what was done, which may still be undone.
 */
export function ToastProvider({ label, closeLabel, children }: ToastProviderProps) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const count = useRef(0)
  const show = useCallback<ShowToast>(toast => {
    count.current += 1
    const id = `toast-${String(count.current)}`
    setToasts(before =>
      toast.message
        ? [...before.filter(one => toast.tone === 'cinnabar' && one.slot !== toast.slot), { ...toast, id }]
        : before.filter(one => !toast.slot || one.slot !== toast.slot),
    )
    return id
  }, [])
  const close = useCallback((id: string) => setToasts(before => before.filter(toast => toast.id !== id)), [])
  return (
    <ToastContext value={show}>
      {children}
      <Toasts label={label} closeLabel={closeLabel} toasts={toasts} onClose={close} />
    </ToastContext>
  )
}

/** `const toast = useToast(); toast({ message: '已导入 519 人', action: { label: '撤销', onSelect: undo } })` */
export function useToast(): ShowToast {
  const show = useContext(ToastContext)
  if (!show) throw new Error('useToast needs a ToastProvider around it')
  return show
}
