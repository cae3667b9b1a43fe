import { type RefObject, useEffect, useRef } from 'react'
import { rowStep } from '../arrows'

/** ↑ ↓ Home End among the links marked `data-row` inside, for a list that is no grid; Enter is the link's own. */
export function useRowArrows(): RefObject<HTMLDivElement | null> {
  const inside = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const from =
        event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null
      const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey
      if (!from || held || !inside.current?.contains(from)) return
      const rows = [...inside.current.querySelectorAll<HTMLElement>('[data-row]')]
      const to = rowStep(rows.length, rows.indexOf(from), event.key)
      if (to === null) return
      event.preventDefault()
      rows[to]?.focus()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return inside
}
