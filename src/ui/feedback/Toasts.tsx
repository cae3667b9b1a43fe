import { lazy, Suspense } from 'react'

export type Toast = {
  id: string
  /** Empty: what stood in its slot goes, and nothing comes. */
  message: string
  /** Amber: it was done, and there is something to mind about it. */
  tone?: 'plain' | 'amber' | 'cinnabar'
  /** One thing to do about it: 撤销. */
  action?: { label: string; onSelect: () => void }
  /** Milliseconds in sight; 0 stays until closed. Unless told: 6 s, 10 s with something to do about it, and an error stays. */
  stay?: number
  /** A newer toast of the same slot takes its place: the newest command, not a pile of them. */
  slot?: string
}

export type ToastsProps = {
  label: string
  closeLabel: string
  toasts: readonly Toast[]
  onClose: (id: string) => void
}

/** Nothing is said before the first page is drawn: what draws it comes with the first that is. */
const ToastLines = lazy(async () => ({ default: (await import('./ToastLines')).ToastLines }))

/** What just happened, read out politely. It waits, and stays where it is, while it is pointed at or focused. */
export function Toasts({ label, ...lines }: ToastsProps) {
  return (
    <section aria-label={label}>
      <div role="status">
        {lines.toasts.length > 0 && (
          <Suspense>
            <ToastLines {...lines} />
          </Suspense>
        )}
      </div>
    </section>
  )
}
