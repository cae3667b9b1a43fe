import { type RefCallback, useCallback, useState } from 'react'

/**
 * Whether an element is narrower than so many pixels: the room it has decides, not the window. Measured, and not asked of
 * a container query: with a size container in it, a panel that was opened by a button of the page left the whole window
 * unpainted until something else moved.
 */
export function useNarrow(below: number): { ref: RefCallback<HTMLElement>; narrow: boolean } {
  const [narrow, setNarrow] = useState(false)
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (!element || typeof ResizeObserver === 'undefined') return
      const measure = () => setNarrow(element.clientWidth > 0 && element.clientWidth < below)
      measure()
      const watch = new ResizeObserver(measure)
      watch.observe(element)
      return () => watch.disconnect()
    },
    [below],
  )
  return { ref, narrow }
}
