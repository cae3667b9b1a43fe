import { type ReactNode, useEffect } from 'react'
import { create } from 'zustand'
import { useLanguage } from './language'

interface PageTitle {
  title: string
  sub: ReactNode
}

/** What stands at the left of the top bar, and in the title of the window. */
export const usePageTitleState = create<PageTitle>(() => ({ title: '', sub: null }))

/** Set by each page: `usePageTitle(t('title'), dayText)`. Keep `sub` plain or memoised. */
export function usePageTitle(title: string, sub: ReactNode = null): void {
  // The frame puts its own title there when the language changes; the page's comes after it.
  const language = useLanguage(state => state.language)
  useEffect(() => {
    if (language) usePageTitleState.setState({ title, sub })
  }, [title, sub, language])
}
