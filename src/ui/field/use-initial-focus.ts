import { type RefObject, useEffect } from 'react'

/** Puts the focus on a control when it appears, once. */
export function useInitialFocus(element: RefObject<HTMLElement | null>, wanted: boolean) {
  useEffect(() => {
    if (wanted) element.current?.focus()
  }, [element, wanted])
}
