import type { SyntheticEvent } from 'react'
import { heldBack } from './use-blocks-submit'

const focusable = 'input, textarea, select, button, [tabindex]'

/** Of the fields that say a problem, the first that can be typed into. */
function firstProblem(around: Element): HTMLElement | null {
  for (const field of around.querySelectorAll<HTMLElement>('[aria-invalid="true"]')) {
    const inside = field.matches(focusable) ? field : field.querySelector<HTMLElement>(focusable)
    if (inside) return inside
  }
  return null
}

/** When a field inside says a problem by then, it has the focus, and its words are in sight with it. */
function leadToProblem(around: Element): void {
  // What the try came to is drawn by then.
  requestAnimationFrame(() => {
    const at = document.activeElement
    const problem = at?.getAttribute('aria-invalid') === 'true' ? at : firstProblem(around)
    if (!(problem instanceof HTMLElement)) return
    problem.focus()
    const [words = ''] = problem.getAttribute('aria-describedby')?.split(' ') ?? []
    document.getElementById(words)?.scrollIntoView?.({ block: 'nearest' })
  })
}

/**
 * Hands in what stands in `around`: not while a control inside holds what nobody takes (`useBlocksSubmit`), which then
 * says so; and when a field is at fault after it, that field has the focus.
 */
export function handInFrom(around: Element | null, run: () => void): void {
  if (!around) return
  if (heldBack(around).length === 0) run()
  leadToProblem(around)
}

/** For what stands around a form: when it is handed in and a field is at fault, that field has the focus. */
export const firstProblemHasFocus = {
  onSubmitCapture: (event: SyntheticEvent<Element>) => leadToProblem(event.currentTarget),
  /** The buttons at the foot stand outside the form. */
  onClickCapture(event: SyntheticEvent<Element>) {
    if (event.target instanceof Element && event.target.closest('footer button'))
      leadToProblem(event.currentTarget)
  },
}
