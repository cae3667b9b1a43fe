import type { SyntheticEvent } from 'react'

const focusable = 'input, textarea, select, button, [tabindex]'

/** Of the fields that say a problem, the first that can be typed into. */
function firstProblem(around: Element): HTMLElement | null {
  for (const field of around.querySelectorAll<HTMLElement>('[aria-invalid="true"]')) {
    const inside = field.matches(focusable) ? field : field.querySelector<HTMLElement>(focusable)
    if (inside) return inside
  }
  return null
}

function look(around: Element): void {
  // What the try came to is drawn by then.
  requestAnimationFrame(() => {
    if (document.activeElement?.getAttribute('aria-invalid') !== 'true') firstProblem(around)?.focus()
  })
}

/** For what stands around a form: when it is handed in and a field is at fault, that field has the focus. */
export const firstProblemHasFocus = {
  onSubmitCapture: (event: SyntheticEvent<Element>) => look(event.currentTarget),
  /** The buttons at the foot stand outside the form. */
  onClickCapture(event: SyntheticEvent<Element>) {
    if (event.target instanceof Element && event.target.closest('footer button')) look(event.currentTarget)
  },
}
