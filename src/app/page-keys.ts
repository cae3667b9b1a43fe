import { useEffect, useRef } from 'react'
import { isTextField } from './keys'

/**
 * Single keys of a page: `usePageKeys({ n: openForm, '/': focusSearch })`. Lower case; not while a person types,
 * holds Ctrl, Alt or ⌘, or a dialog, menu or list stands open.
 */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if (event.ctrlKey || event.altKey || event.metaKey || isTextField(event.target)) return
      if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) return
      // A select and a spin button of a day take letters and digits themselves.
      if (event.target instanceof Element && event.target.closest('select, [role="spinbutton"]')) return
      const act = latest.current[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
