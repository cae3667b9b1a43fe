import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useLanguage } from '../../app/language'

/** Around every date field: its order of day and month, and its words, follow the page's language, not the machine's. */
export function DateWords({ children }: { children: ReactNode }) {
  const language = useLanguage(state => state.language)
  return <I18nProvider locale={language === 'en' ? 'en-GB' : language}>{children}</I18nProvider>
}
