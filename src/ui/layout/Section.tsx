import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'
import styles from './Section.module.css'

const Wanted = createContext<string | undefined>(undefined)

/** Around a page whose address may name one of its sections: `#/settings?section=backups`. */
export function Sections({ wanted, children }: { wanted: string | undefined; children: ReactNode }) {
  return <Wanted value={wanted}>{children}</Wanted>
}

/** A part of a page that an address can name: then it is scrolled to, and marked by the focus. */
export function Section({ name, children }: { name: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const wanted = useContext(Wanted) === name
  useEffect(() => {
    if (!wanted) return
    let settled = show(place.current)
    // The same address again is no other page, and the person wants to see it again.
    const again = () => {
      settled()
      settled = show(place.current)
    }
    window.addEventListener('hashchange', again)
    return () => {
      settled()
      window.removeEventListener('hashchange', again)
    }
  }, [wanted])
  return (
    <div ref={place} className={styles.section}>
      {children}
    </div>
  )
}

/** Milliseconds within which what stands above may still come and push it away. */
const settling = 1500
const ownMoves = ['wheel', 'pointerdown', 'keydown'] as const

/** Scrolls to a section and gives it the focus: its field where it is one, else the whole of it. */
function show(place: HTMLElement | null): () => void {
  const part = place?.firstElementChild
  const field = part?.matches('section') ? null : part?.querySelector('input')
  const focused = field ?? part
  if (!(part instanceof HTMLElement) || !(focused instanceof HTMLElement)) return () => undefined
  if (!field) part.tabIndex = -1
  focused.focus({ preventScroll: true })
  const scroll = () => part.scrollIntoView?.({ block: field ? 'center' : 'start' })
  scroll()
  if (typeof ResizeObserver === 'undefined') return () => undefined
  const grown = new ResizeObserver(scroll)
  const column = place?.parentElement
  if (column) grown.observe(column)
  const stop = () => {
    grown.disconnect()
    clearTimeout(timer)
    for (const move of ownMoves) window.removeEventListener(move, stop)
  }
  const timer = setTimeout(stop, settling)
  for (const move of ownMoves) window.addEventListener(move, stop)
  return stop
}
