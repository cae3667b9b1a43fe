import { useLayoutEffect } from 'react'
import { create } from 'zustand'
import type { BookNotice } from '../../contract/book/state'

type Damaged = Extract<BookNotice, { code: 'damaged' }>

/** What the page that stands there says of the data in full, with all there is to do about it: the frame does not say it twice. */
export const useShownOnPage = create<{ shown: readonly Damaged['what'][] }>(() => ({ shown: [] }))

/** As long as it stands on the page, and from the moment it does. */
export function useShowsOnPage(what: Damaged['what']): void {
  useLayoutEffect(() => {
    useShownOnPage.setState(({ shown }) => ({ shown: [...shown, what] }))
    return () =>
      useShownOnPage.setState(({ shown }) => ({ shown: shown.filter((_, at) => at !== shown.indexOf(what)) }))
  }, [what])
}
