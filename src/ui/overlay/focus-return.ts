import { type RefObject, useEffect } from 'react'

/** What had the focus, and the row of a table it was or stood in: the table may be drawn anew meanwhile. */
interface Step {
  element: HTMLElement
  row: string | undefined
}

/** The newest last: what a panel was opened from may be gone by the time it closes. */
const trail: Step[] = []
const kept = 8

document.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLElement)) return
  const before = trail.findIndex(({ element }) => element === target)
  if (before >= 0) trail.splice(before, 1)
  trail.push({ element: target, row: target.closest<HTMLElement>('[data-row-key]')?.dataset.rowKey })
  if (trail.length > kept) trail.shift()
})

const canTakeFocus = (element: HTMLElement): boolean =>
  element.isConnected && element.checkVisibility?.() !== false && !element.matches(':disabled')

function placeOf({ element, row }: Step): HTMLElement[] {
  if (canTakeFocus(element)) return [element]
  if (row === undefined) return []
  return [...document.querySelectorAll<HTMLElement>('[data-row-key]')].filter(
    ({ dataset }) => dataset.rowKey === row,
  )
}

const nothingHasIt = (): boolean =>
  document.activeElement === null || document.activeElement === document.body

/**
 * The panel takes the focus when it opens, unless a field inside has it, and again when what has it inside goes away.
 * When it closes with the focus in it, the focus returns where it came from; where that is gone, to what had it before.
 */
export function useFocusReturn(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = panel.current
    if (!element) return
    const before = trail.filter(step => !element.contains(step.element))
    if (!element.contains(document.activeElement)) element.focus()

    let inside: Element | null = document.activeElement
    const follow = ({ target }: FocusEvent) => {
      inside = target instanceof Element && element.contains(target) ? target : null
    }
    const taken = new MutationObserver(() => {
      if (inside && !inside.isConnected && nothingHasIt()) element.focus()
    })
    document.addEventListener('focusin', follow)
    taken.observe(element, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', follow)
      taken.disconnect()
      if (!nothingHasIt()) return
      const [back] = before.toReversed().flatMap(placeOf)
      ;(back ?? document.getElementById('main'))?.focus()
    }
  }, [panel])
}
