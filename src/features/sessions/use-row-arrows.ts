import { type RefObject, useEffect, useRef } from 'react'

/** ↑ ↓ Home End among the links marked `data-row` inside; Enter is the link's own. */
export function useRowArrows(): RefObject<HTMLDivElement | null> {
  const inside = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const from =
        event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null
      const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey
      if (!from || held || !inside.current?.contains(from)) return
      const rows = [...inside.current.querySelectorAll<HTMLElement>('[data-row]')]
      const at = rows.indexOf(from)
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
      if (to === undefined) return
      event.preventDefault()
      rows[Math.min(rows.length - 1, Math.max(0, to))]?.focus()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return inside
}
