import { type ReactNode, useEffect } from 'react'
import { create } from 'zustand'

interface PageTitle {
  title: string
  sub: ReactNode
}

/** What stands at the left of the top bar, and in the title of the window. */
export const usePageTitleState = create<PageTitle>(() => ({ title: '', sub: null }))

/** Set by each page: `usePageTitle(t('title'), dayText)`. Keep `sub` plain or memoised. */
export function usePageTitle(title: string, sub: ReactNode = null): void {
  useEffect(() => {
    usePageTitleState.setState({ title, sub })
  }, [title, sub])
}
