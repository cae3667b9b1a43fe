import { type ReactNode, Suspense, useEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useTranslation } from 'react-i18next'
import type { BookState } from '../contract/book/state'
import { Button } from '../ui/Button'
import { ErrorState } from '../ui/feedback/ErrorState'
import { ToastProvider } from '../ui/feedback/ToastProvider'
import { useUnannounced } from './announced-errors'
import { useAppearance } from './appearance'
import { useAsk } from './call'
import { Frame } from './frame/Frame'
import { PageBoundary } from './frame/PageBoundary'
import { useLanguage } from './language'
import { lazyPart } from './lazy-part'
import { Painted, usePainted } from './painted'
import { useServiceLink } from './service-link'

const Troubles = lazyPart(async () => (await import('./frame/Troubles')).Troubles)
const WelcomePage = lazyPart(async () => (await import('../features/book/WelcomePage')).WelcomePage)
const ClosedBook = lazyPart(async () => (await import('../features/book/ClosedBook')).ClosedBook)
const RecoveryPage = lazyPart(async () => (await import('../features/book/RecoveryPage')).RecoveryPage)

/** The book decides what the person sees: the pages, the welcome page, or what is wrong and what to do. */
export function App() {
  const { t } = useTranslation('common')
  const language = useLanguage(state => state.language)
  useHostAppearance()
  return (
    // The words and the order of dates in the kit's fields.
    <I18nProvider locale={language === 'en' ? 'en-GB' : language}>
      <ToastProvider label={t('app.notices')} closeLabel={t('action.close')}>
        <PageBoundary
          fallback={error => (
            <ErrorState
              title={t('page.broken')}
              code={error.message}
              action={<Button onClick={() => window.location.reload()}>{t('action.reload')}</Button>}
            >
              {t('page.brokenHint')}
            </ErrorState>
          )}
        >
          <Stage />
          <Afterwards />
        </PageBoundary>
      </ToastProvider>
    </I18nProvider>
  )
}

/** What says that something went wrong comes after the first page, or when something has. */
function Afterwards() {
  const painted = usePainted(state => state.painted)
  const wrong = useUnannounced(state => state.error !== null)
  return painted || wrong ? (
    <Suspense>
      <Troubles />
    </Suspense>
  ) : null
}

function Stage() {
  const link = useServiceLink(state => state.state)
  const book = useAsk('book', 'state', {})
  if (link === 'gave-up') return <Gate page={<RecoveryPage />} />
  if (!book.data) return null
  return book.data.state === 'open' ? <Frame book={book.data} /> : <Gate page={gateOf(book.data)} />
}

function gateOf(state: Exclude<BookState, { state: 'open' }>) {
  return state.state === 'absent' ? <WelcomePage state={state} /> : <ClosedBook state={state} />
}

function Gate({ page }: { page: ReactNode }) {
  return (
    <Suspense>
      {page}
      <Painted />
    </Suspense>
  )
}

/** Dialogs, the window's background and the next start follow the language and the theme. */
function useHostAppearance(): void {
  const language = useLanguage(state => state.language)
  const theme = useAppearance(state => state.theme)
  useEffect(() => {
    void window.zhixing.setAppearance({ language, theme })
  }, [language, theme])
}
