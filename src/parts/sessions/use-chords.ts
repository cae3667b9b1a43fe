import { useEffect, useRef } from 'react'

/**
 * Ctrl (⌘ on a Mac) with a digit, a letter or Enter: `useChords({ '1': …, s: save, Enter: record })`. They work while
 * somebody types, too, but not past a dialog or a part that took the key itself.
 */
export function useChords(chords: Readonly<Record<string, () => void>>): void {
  const latest = useRef(chords)
  latest.current = chords
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || event.shiftKey) return
      if (!(event.ctrlKey || event.metaKey) || document.querySelector('[role="dialog"]')) return
      const act = latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
