import { type RefObject, useEffect } from 'react'

/** What had the focus, the newest last: what a panel was opened from may be gone by the time it closes. */
const trail: HTMLElement[] = []
const kept = 8

document.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLElement)) return
  const before = trail.indexOf(target)
  if (before >= 0) trail.splice(before, 1)
  trail.push(target)
  if (trail.length > kept) trail.shift()
})

const canTakeFocus = (element: HTMLElement): boolean =>
  element.isConnected && element.checkVisibility?.() !== false && !element.matches(':disabled')

/**
 * The panel takes the focus when it opens, unless a field inside has it. When it closes with the focus in it, the focus
 * returns where it came from; where that is gone, to what had it before.
 */
export function useFocusReturn(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = panel.current
    if (!element) return
    const before = trail.filter(one => !element.contains(one))
    if (!element.contains(document.activeElement)) element.focus()
    return () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return
      const back = before.findLast(canTakeFocus) ?? document.getElementById('main')
      back?.focus()
    }
  }, [panel])
}
