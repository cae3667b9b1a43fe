import { type Query, useIsFetching } from '@tanstack/react-query'
import { useEffect } from 'react'
import { create } from 'zustand'
import { queryClient } from './client'
import { bringAllWords } from './language'

/** True once the first page is on screen with its data: what is not needed before that loads afterwards. */
export const usePainted = create<{ painted: boolean }>(() => ({ painted: false }))

const asked = { predicate: (query: Query) => !query.meta?.quiet }

/** Stands beside the first page and tells the host when that page and its data are drawn. */
export function Painted() {
  const busy = useIsFetching(asked)
  const painted = usePainted(state => state.painted)
  useEffect(() => {
    // The page's own questions are sent in this same turn: the count of the render may be one behind.
    if (painted || busy > 0 || queryClient.isFetching(asked) > 0) return
    let done = false
    const tell = () => {
      if (done) return
      done = true
      usePainted.setState({ painted: true })
      window.zhixing.painted()
      void bringAllWords()
    }
    // The first frame draws the page; when the second is asked for, it stands there.
    requestAnimationFrame(() => requestAnimationFrame(tell))
    // A hidden window draws no frames.
    const hidden = setTimeout(tell, 250)
    return () => {
      done = true
      clearTimeout(hidden)
    }
  }, [busy, painted])
  return null
}
