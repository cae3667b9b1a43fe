import { useQuery } from '@tanstack/react-query'
import {
  type ComponentType,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { BookState } from '../../contract/book/state'
import { dayText } from '../../parts/book/moment-text'
import { shortDayText } from '../../parts/sessions/day-words'
import { chord, useKeys } from '../../ui/keys'
import { Shell } from '../../ui/layout/Shell'
import { TopBar } from '../../ui/layout/TopBar'
import { Tag } from '../../ui/Tag'
import { VisuallyHidden } from '../../ui/VisuallyHidden'
import { navEntries } from '../areas'
import { client } from '../client'
import { openHelp, useHelp } from '../help'
import { bringAllWords, useLanguage } from '../language'
import { lazyPart } from '../lazy-part'
import { hrefOf, hrefOfPage, type Route } from '../links'
import { textOf } from '../loose-text'
import { usePageTitleState } from '../page-title'
import { Painted, usePainted } from '../painted'
import { useRoute } from '../route'
import { useServiceLink } from '../service-link'
import { bringBackNewest, takeBackNewest } from '../undo'
import { useActingOperator } from './acting-operator'
import { OperatorMenu } from './OperatorMenu'
import { PageOutlet } from './PageOutlet'

const ChooseOperator = lazyPart(
  async () => (await import('../../features/book/ChooseOperator')).ChooseOperator,
)
// Nothing was done yet that could be named: with the words of the history it comes after the first page.
const AfterPaint = lazyPart(async () => (await import('./AfterPaint')).AfterPaint)
const HelpDialog = lazyPart(async () => (await import('./HelpDialog')).HelpDialog)
const BookNotices = lazyPart(async () => (await import('./BookNotices')).BookNotices)

/** What stands around every page of an open book. */
export function Frame({ book }: { book: Extract<BookState, { state: 'open' }> }) {
  const { t } = useTranslation(['common', 'search'])
  const route = useRoute()
  const acting = useActingOperator(book)
  const banner = useBookBanner(book)
  const { palette, find } = usePalette()
  const help = useHelp(state => state.open)
  const painted = usePainted(state => state.painted)
  useKeys([
    { keys: 'Ctrl K', run: find },
    { keys: 'Ctrl Z', run: () => void takeBackNewest() },
    { keys: 'Ctrl Shift Z', run: () => void bringBackNewest() },
    { keys: 'Ctrl Y', run: () => void bringBackNewest() },
    { keys: 'Alt ←', run: () => window.history.back() },
    { keys: 'Alt →', run: () => window.history.forward() },
    { keys: 'F1', run: () => openHelp('page') },
    { keys: '?', run: () => openHelp('keys') },
  ])
  const { title, sub } = useTitle(route)
  const entries = useNav(route)
  const mustChoose = acting.mustChoose && !book.readOnly

  return (
    <>
      <Shell
        brand={{ name: t('app.name'), href: hrefOf({ page: 'today' }) }}
        nav={entries.nav}
        foot={entries.foot}
        words={{ nav: t('app.nav'), skip: t('app.skip') }}
        banner={banner}
        badge={book.demonstration ? <DemonstrationTag day={book.today} /> : null}
        top={
          <TopBar
            title={title}
            sub={sub}
            search={{ placeholder: t('search:placeholder'), keys: chord('Ctrl K'), onOpen: find }}
            right={<OperatorMenu {...acting} />}
          />
        }
      >
        {book.notices.length > 0 && (
          <Suspense>
            <BookNotices notices={book.notices} folder={book.folder} />
          </Suspense>
        )}
        {mustChoose ? (
          <Suspense>
            <ChooseOperator operators={acting.operators} />
            <Painted />
          </Suspense>
        ) : (
          <PageOutlet route={route} />
        )}
      </Shell>
      {painted && (
        <Suspense>
          <AfterPaint />
        </Suspense>
      )}
      {help && (
        <Suspense>
          <HelpDialog />
        </Suspense>
      )}
      {palette}
    </>
  )
}

/** Ctrl+K. It loads after the first page is drawn, and then opens at once: no letter typed after it is lost. */
function usePalette(): { palette: ReactNode; find: () => void } {
  const painted = usePainted(state => state.painted)
  const [Palette, setPalette] = useState<ComponentType<{ onClose: () => void }> | null>(null)
  const [open, setOpen] = useState(false)
  const find = useCallback(() => setOpen(true), [])
  const wanted = painted || open
  useEffect(() => {
    if (!wanted) return
    void Promise.all([import('../palette/Palette'), bringAllWords()]).then(([module]) =>
      setPalette(() => module.Palette),
    )
  }, [wanted])
  return { palette: open && Palette ? <Palette onClose={() => setOpen(false)} /> : null, find }
}

const isIn = (entry: (typeof navEntries)[number], page: string | undefined): boolean =>
  page !== undefined && (entry.page === page || (entry.holds?.includes(page) ?? false))

function useNav(route: Route | null) {
  const { t } = useTranslation('common')
  const painted = usePainted(state => state.painted)
  const counts = useQuery({
    queryKey: ['reports', 'counts', {}],
    queryFn: () => client.reports.counts({}),
    // Work waiting is a courtesy: it neither delays the first page nor complains.
    enabled: painted,
    meta: { quiet: true },
  })
  const { overdue = [], ...numbers } = counts.data ?? {}
  const waiting: Readonly<Record<string, number>> = numbers
  const countOf = (count: number, isLate: boolean) => ({
    value: count,
    label: t(isLate ? 'app.waitingLate' : 'app.waiting', { count }),
    late: isLate,
  })
  const entries = navEntries.map(entry => {
    const count = waiting[entry.page] ?? 0
    return {
      foot: entry.foot,
      link: {
        href: hrefOfPage(entry.page),
        label: textOf(t, `nav:${entry.page}`) ?? '',
        current: isIn(entry, route?.page),
        ...(count > 0 ? { count: countOf(count, overdue.includes(entry.page)) } : {}),
      },
    }
  })
  const of = (foot: true | undefined) => entries.filter(one => one.foot === foot).map(({ link }) => link)
  return { nav: of(undefined), foot: of(true) }
}

/** The page's own title; until it has set one, the name of its entry. Also the title of the window. */
function useTitle(route: Route | null) {
  const { t } = useTranslation('common')
  const state = usePageTitleState()
  const page = route?.page
  useLayoutEffect(() => {
    const owner = navEntries.find(entry => isIn(entry, page))
    const named = owner ? textOf(t, `nav:${owner.page}`) : null
    usePageTitleState.setState({ title: page === undefined ? t('page.absent') : (named ?? ''), sub: null })
    const main = document.getElementById('main')
    if (main) main.scrollTop = 0
  }, [page, t])
  useEffect(() => {
    document.title = [state.title, t('app.name')].filter(Boolean).join(' · ')
  }, [state.title, t])
  return state
}

type OpenBook = Extract<BookState, { state: 'open' }>

/** One line over everything, or nothing: the most pressing of what holds for the whole book. */
function useBookBanner(book: OpenBook): ReactNode {
  const { t } = useTranslation('common')
  const link = useServiceLink(state => state.state)
  if (link === 'restarting') return t('banner.restarting')
  if (book.readOnly) {
    const noPermission = book.notices.some(
      notice => notice.code === 'read_only' && (notice.because === 'folder' || notice.because === 'file'),
    )
    return noPermission ? t('banner.readOnly', { folder: book.folder }) : t('banner.readOnlyBecause')
  }
  return null
}

/** That nothing here is real, with the day it lives in; a click leads to data of one’s own. */
function DemonstrationTag({ day }: { day: string }) {
  const { t } = useTranslation('common')
  const language = useLanguage(state => state.language)
  return (
    <a
      href={hrefOf({ page: 'settings', section: 'folder' })}
      title={t('banner.demonstration', { day: dayText(language, day) })}
    >
      <Tag tone="amber">
        {t('banner.demonstrationTag', {
          day: language === 'en' ? shortDayText(language, day, day) : day.slice(5),
        })}
      </Tag>
      <VisuallyHidden> {t('banner.own')}</VisuallyHidden>
    </a>
  )
}
