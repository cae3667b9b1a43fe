import { type RefObject, useEffect, useState } from 'react'

/** A region that scrolls and has nothing to focus inside can be reached by Tab itself, so that keys scroll it. */
export function useScrollFocus(region: RefObject<HTMLElement | null>, label: string | undefined) {
  const [needed, setNeeded] = useState(false)
  useEffect(() => {
    const element = region.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const measure = () => {
      const scrolls =
        element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1
      const inside = element.querySelector('a[href], button, input, select, textarea, [tabindex="0"]')
      setNeeded(scrolls && inside === null)
    }
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    for (const child of element.children) watch.observe(child)
    return () => watch.disconnect()
  }, [region])
  return needed ? ({ tabIndex: 0, role: 'group', 'aria-label': label } as const) : {}
}
