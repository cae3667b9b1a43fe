import { type RefObject, useLayoutEffect, useState } from 'react'

type Place = { top: number; left: number }

/** Where a floating panel goes: under its anchor, or above when there is no room, and never off the window. */
export function useAnchored(
  anchor: RefObject<HTMLElement | null>,
  panel: RefObject<HTMLElement | null>,
  open: boolean,
): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useLayoutEffect(() => {
    if (!open) {
      setPlace(null)
      return
    }
    const put = () => {
      if (!anchor.current || !panel.current) return
      const from = anchor.current.getBoundingClientRect()
      const own = panel.current.getBoundingClientRect()
      const below = from.bottom + 6
      const fits = below + own.height <= window.innerHeight - 8
      setPlace({
        top: fits ? below : Math.max(8, from.top - 6 - own.height),
        left: Math.max(8, Math.min(from.left, window.innerWidth - own.width - 8)),
      })
    }
    put()
    window.addEventListener('resize', put)
    window.addEventListener('scroll', put, true)
    return () => {
      window.removeEventListener('resize', put)
      window.removeEventListener('scroll', put, true)
    }
  }, [anchor, panel, open])
  return place
}
