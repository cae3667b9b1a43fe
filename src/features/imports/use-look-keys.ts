import { useEffect, useRef } from 'react'

/** What takes Enter itself. */
const takesEnter = 'a, button, select, input, textarea, summary, [role="button"], [contenteditable]'
const inTheWay = '[role="dialog"], [role="menu"], [role="listbox"]'

/** Enter imports, Esc puts the file away; not while something else has those keys. */
export function useLookKeys(keys: { enter: () => void; escape: () => void }): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
      if (document.querySelector(inTheWay)) return
      const at = event.target instanceof Element ? event.target : null
      if (event.key === 'Enter' && !at?.closest(takesEnter)) latest.current.enter()
      else if (event.key === 'Escape') latest.current.escape()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

export function useEscape(leave: () => void): void {
  useLookKeys({ enter: () => undefined, escape: leave })
}
