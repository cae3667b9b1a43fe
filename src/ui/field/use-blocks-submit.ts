import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'

type Control = HTMLInputElement | HTMLTextAreaElement

/**
 * Holds back the form around a control while that holds what nobody has taken: a number outside its ends, words that are no
 * choice of its list. Every way of handing a form in asks (`handInFrom`, and the form itself); `settle` then takes what can
 * be taken, or says what is wrong, and what is still held back has the focus.
 */
export function useBlocksSubmit(
  control: RefObject<Control | null>,
  isHeld: boolean,
  settle: () => void,
): void {
  const latest = useRef(settle)
  latest.current = settle
  useLayoutEffect(() => {
    control.current?.setCustomValidity(isHeld ? 'held' : '')
  }, [control, isHeld])
  useEffect(() => {
    const at = control.current
    if (!at) return
    const settled = (event: Event) => {
      // Said beside the control, not by the browser.
      event.preventDefault()
      flushSync(() => latest.current())
      const { activeElement } = document
      if (at.validity.customError && !isHeldBack(activeElement)) at.focus()
    }
    const refuse = (event: SubmitEvent) => {
      if (at.checkValidity() || !at.validity.customError) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const { form } = at
    at.addEventListener('invalid', settled)
    form?.addEventListener('submit', refuse)
    return () => {
      at.removeEventListener('invalid', settled)
      form?.removeEventListener('submit', refuse)
    }
  }, [control])
}

const isHeldBack = (element: Element | null): boolean =>
  (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) &&
  element.validity.customError

/** Those inside that hold the form back, after each has had its chance. */
export function heldBack(around: Element): Control[] {
  const held = () => [...around.querySelectorAll<Control>('input, textarea')].filter(isHeldBack)
  for (const control of held()) control.checkValidity()
  return held()
}
