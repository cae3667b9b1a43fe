import { useEffect, useRef } from 'react'
import { bringBackNewest, takeBackNewest } from './undo'

export const isMac = navigator.platform.startsWith('Mac')

/** As it is printed on the key: `Ctrl K`, on a Mac `⌘ K`. */
export const chord = (keys: string): string => (isMac ? keys.replace('Ctrl', '⌘') : keys)

/** What a person types into: Ctrl+Z there belongs to the field. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type)
  }
  return target instanceof HTMLElement && target.isContentEditable
}

/** Keys that work on every page: find, undo, redo, back, forward. */
export function useGlobalKeys({ onFind }: { onFind: () => void }): void {
  const find = useRef(onFind)
  find.current = onFind
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = actionOf(event, () => find.current())
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function actionOf(event: KeyboardEvent, find: () => void): (() => void) | null {
  if (event.defaultPrevented || event.isComposing) return null
  const key = event.key.toLowerCase()
  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    if (isTextField(event.target) && isMac) return null
    if (key === 'arrowleft') return () => window.history.back()
    if (key === 'arrowright') return () => window.history.forward()
    return null
  }
  if (!(isMac ? event.metaKey : event.ctrlKey) || event.altKey) return null
  if (key === 'k' && !event.shiftKey) return inDialog(event.target) ? null : find
  if (isTextField(event.target) || inDialog(event.target)) return null
  if (key === 'z') return () => void (event.shiftKey ? bringBackNewest() : takeBackNewest())
  if (key === 'y' && !event.shiftKey) return () => void bringBackNewest()
  return null
}

/** A question stands open: it is answered before anything else is done. */
function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null
}
