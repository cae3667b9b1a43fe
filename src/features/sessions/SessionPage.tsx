import { type ComponentType, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Brought } from '../../app/brought'
import { useAsk } from '../../app/call'
import { useCommands } from '../../app/commands'
import { lazyPart } from '../../app/lazy-part'
import { go, hrefOf, type Route, replaceRoute } from '../../app/links'
import { textOf } from '../../app/loose-text'
import { usePageTitle } from '../../app/page-title'
import type { SessionTab } from '../../app/session-tab'
import { useToday } from '../../app/today'
import { CallFailed } from '../../parts/asked/CallFailed'
import { RestsOnLost } from '../../parts/book/RestsOnLost'
import { useSessionWords } from '../../parts/sessions/session-words'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { useKeys } from '../../ui/keys'
import { LinkButton } from '../../ui/LinkButton'
import { Tabs } from '../../ui/layout/Tabs'
import { SessionHead } from './SessionHead'
import { SessionNotices } from './SessionNotices'
import { type SessionPanel, SessionPanels } from './SessionPanels'
import { visibleTabs } from './session-tabs'

type SessionPageProps = {
  route: Extract<Route, { page: 'session' }>
  brought: Pick<Brought, 'sessionTabs'>
}

/** One running of a course, the heart of the work: who comes, who came, what they can, what is filed. */
export function SessionPage({ route, brought }: SessionPageProps) {
  const { t } = useTranslation(['sessions', 'common'])
  const answer = useAsk('sessions', 'get', { id: route.id }, { keepPrevious: true })
  const progress = useAsk('reports', 'sessionProgress', { sessionId: route.id }, { keepPrevious: true })
  const today = useToday()
  const words = useSessionWords()
  const [panel, setPanel] = useState<SessionPanel | null>(null)
  const session = answer.data
  const open = route.tab ?? 'roster'
  const shown = session ? visibleTabs(session, brought.sessionTabs, open) : []
  const parts = useParts(brought.sessionTabs)
  const wordOf = (tab: (typeof shown)[number]) => textOf(t, `${tab.area}:session.tab.${tab.id}`) ?? tab.id
  const show = (tab: SessionTab) => replaceRoute({ page: 'session', id: route.id, tab })

  usePageTitle(t('title'))
  useKeys(
    shown.map((tab, index) => ({
      keys: `Ctrl ${index + 1}`,
      label: wordOf(tab),
      run: () => show(tab.id),
    })),
  )
  useCommands(
    session
      ? shown.map((tab, index) => ({
          id: `sessions.tab.${tab.id}`,
          label: t('session.commands.tab', { session: words.name(session), tab: wordOf(tab) }),
          keyHint: `Ctrl ${index + 1}`,
          run: () => show(tab.id),
        }))
      : [],
  )

  if (answer.isError) {
    return <CallFailed area="sessions" asked={answer} />
  }
  if (session === undefined || today === null) return <Skeleton label={t('common:page.loading')} rows={10} />
  if (session === null) {
    return (
      <EmptyState
        title={t('session.gone')}
        action={
          <LinkButton
            kind="primary"
            href={hrefOf({ page: 'sessions' })}
            onSelect={() => go({ page: 'sessions' })}
          >
            {t('session.toList')}
          </LinkButton>
        }
      >
        {t('session.goneHint')}
      </EmptyState>
    )
  }

  const Part = parts[open]
  const facts = {
    enrolled: session.enrolled,
    progress: session.status === 'cancelled' ? null : (progress.data ?? null),
    // Marks and papers are not missing before the last day.
    ended: session.lastDay <= today,
  }
  return (
    <>
      <SessionHead
        session={session}
        today={today}
        progress={progress.data ?? null}
        onTab={show}
        onPanel={setPanel}
      />
      <RestsOnLost tables={['enrolment', 'attendance', 'mark', 'certificate', 'file_item']} />
      <SessionNotices session={session} today={today} onMove={() => setPanel('reschedule')} />
      <Tabs
        label={t('session.tabs')}
        current={open}
        onSelect={id => show(id as SessionTab)}
        items={shown.map((tab, index) => {
          const count = tab.count(facts)
          return {
            id: tab.id,
            label: wordOf(tab),
            href: hrefOf({ page: 'session', id: session.id, tab: tab.id }),
            keys: `Ctrl ${index + 1}`,
            apart: tab.apart ?? false,
            overdue: progress.data?.overdue.includes(tab.id) ?? false,
            ...(count && 'count' in count ? { count: count.count } : {}),
            ...(count && 'waiting' in count
              ? {
                  waiting:
                    textOf(t, `${tab.area}:session.waiting.${count.waiting}`, { count: count.many }) ?? '',
                }
              : {}),
          }
        })}
      />
      {Part ? <Part sessionId={session.id} /> : <EmptyState title={t('session.notReady')} />}
      {panel && (
        <SessionPanels panel={panel} session={session} today={today} onClose={() => setPanel(null)} />
      )}
    </>
  )
}

type Parts = Partial<Record<SessionTab, ComponentType<{ sessionId: string }>>>

/** What stands behind each tab, loaded when it is opened. */
function useParts(tabs: Brought['sessionTabs']): Parts {
  return useMemo(() => Object.fromEntries(tabs.map(tab => [tab.id, lazyPart(tab.load)])), [tabs])
}
