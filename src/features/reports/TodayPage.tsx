import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../app/call'
import { bringAllWords, useLanguage } from '../../app/language'
import { go, hrefOf, type Route } from '../../app/links'
import { usePageTitle } from '../../app/page-title'
import type { OutputOf } from '../../contract/define'
import type { reports } from '../../contract/reports'
import type { TodayLine } from '../../contract/today-row'
import { weekOf } from '../../domain/days/day'
import type { Language } from '../../i18n/setup'
import { CallFailed } from '../../parts/asked/CallFailed'
import { shortDayText } from '../../parts/sessions/day-words'
import { EmptyState } from '../../ui/feedback/EmptyState'
import { Skeleton } from '../../ui/feedback/Skeleton'
import { useKeys } from '../../ui/keys'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { Columns } from '../../ui/layout/Columns'
import { Figures } from '../../ui/layout/Figures'
import { List } from '../../ui/layout/ListRow'
import { ExplainedNumber } from '../../ui/overlay/ExplainedNumber'
import { monthFigures } from './month-figures'
import styles from './Today.module.css'
import { TodayRow } from './TodayRow'
import { type SpokenLine, spokenLine } from './today-words'
import { WeekCard } from './WeekCard'

type Today = OutputOf<typeof reports.today>

/** A new book is told what comes first; the steps stay until all three are done. */
const isStarted = ({ people, ability, plans }: Today['empty']): boolean => !people && !ability && !plans

const CareCards = lazy(async () => ({ default: (await import('./CareCards')).CareCards }))
const StartCard = lazy(async () => {
  const [part] = await Promise.all([import('./StartCard'), bringAllWords()])
  return { default: part.StartCard }
})

// It names commands of every area: their words come once the page itself stands.
const RecentCard = lazy(async () => {
  await new Promise(resolve => setTimeout(resolve))
  const [part] = await Promise.all([import('./RecentCard'), bringAllWords()])
  return { default: part.RecentCard }
})

/** 今日: what needs me now. Each row says why it is here and does the one thing there is to do about it. */
export function TodayPage(_props: { route: Extract<Route, { page: 'today' }> }) {
  const { t } = useTranslation(['today', 'common'])
  const language = useLanguage(state => state.language)
  const answer = useAsk('reports', 'today', {})
  const book = useAsk('book', 'state', {})
  const open = book.data?.state === 'open' ? book.data : null
  const day = answer.data ? dateLine(language, answer.data.today) : null
  usePageTitle(
    t('title'),
    day && [day, open?.demonstration && t('demonstration')].filter(Boolean).join(' · '),
  )
  useKeys([{ keys: 'N', label: t('new'), run: () => go({ page: 'schedule' }) }])

  if (answer.isPending) return <Skeleton label={t('common:page.loading')} rows={8} />
  if (answer.isError) {
    return (
      <Card title={t('title')}>
        <CallFailed area="reports" asked={answer} />
      </Card>
    )
  }
  const { today, week, month, recent, empty } = answer.data
  const begun = !empty.plans
  return (
    <Columns
      aside={
        <>
          {begun && <WeekCard week={week} today={today} />}
          {begun && <MonthCard month={month} today={today} />}
          <Suspense>
            <RecentCard recent={recent} today={today} />
          </Suspense>
        </>
      }
    >
      <Suspense>
        {open && <CareCards notices={open.notices} />}
        {!isStarted(empty) && <StartCard empty={empty} />}
      </Suspense>
      {(begun || isStarted(empty)) && <Groups answer={answer.data} />}
    </Columns>
  )
}

function Groups({ answer: { rows, today } }: { answer: Today }) {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  const say = (line: Today['rows'][number]) => spokenLine({ t, language, today }, line)
  const of = (group: Today['rows'][number]['group']) => rows.filter(row => row.group === group)
  const [overdue, now, later] = [of('overdue'), of('today'), of('this_week')]
  const sunday = weekOf(today)[6] ?? today
  // Nothing is left of this week: what stands there is the next class.
  const beyond = later.every(row => row.day !== null && row.day > sunday)
  const schedule = (
    <LinkButton
      kind="primary"
      keyHint="N"
      href={hrefOf({ page: 'schedule' })}
      onSelect={() => go({ page: 'schedule' })}
    >
      {t('new')}
    </LinkButton>
  )
  return (
    <>
      {overdue.length > 0 && (
        <TodayGroup
          title={t('group.overdue')}
          sub={String(overdue.length)}
          tone="cinnabar"
          lines={overdue}
          say={say}
        />
      )}
      <TodayGroup
        title={t('group.today')}
        sub={shortDayText(language, today, today)}
        actions={schedule}
        lines={now}
        say={say}
        empty={
          rows.length === 0 ? (
            <EmptyState title={t('nothing')}>{t('nothingHint')}</EmptyState>
          ) : (
            <p className={styles.quiet}>{t('nothingToday')}</p>
          )
        }
      />
      {later.length > 0 && (
        <TodayGroup
          title={t(beyond ? 'group.next' : 'group.this_week')}
          sub={String(later.length)}
          lines={later}
          say={say}
        />
      )}
    </>
  )
}

type MonthCardProps = { month: OutputOf<typeof reports.today>['month']; today: string }

/** The month so far. Each figure opens to its formula, its inputs and what it leaves out. */
function MonthCard({ month, today }: MonthCardProps) {
  const { t } = useTranslation('today')
  const language = useLanguage(state => state.language)
  const day = shortDayText(language, today, today)
  return (
    <Card title={t('month')} sub={t('monthSub', { day })}>
      <Figures
        cells={monthFigures(t, month, day).map(({ id, ...figure }) => ({
          id,
          figure: <ExplainedNumber form="figure" label={t(`figure.${id}.label`)} {...figure} />,
        }))}
      />
    </Card>
  )
}

type TodayGroupProps = {
  title: string
  sub?: string
  tone?: 'plain' | 'cinnabar'
  actions?: ReactNode
  lines: readonly TodayLine[]
  say: (line: TodayLine) => SpokenLine
  /** In place of rows when there are none. */
  empty?: ReactNode
}

/** The rows of one moment: overdue, today, this week. */
function TodayGroup({ title, sub, tone = 'plain', actions, lines, say, empty }: TodayGroupProps) {
  return (
    <Card title={title} sub={sub} tone={tone} actions={actions}>
      {lines.length === 0 ? (
        empty
      ) : (
        <List label={title}>
          {lines.map(line => (
            <TodayRow key={keyOf(line)} line={line} words={say(line)} />
          ))}
        </List>
      )}
    </Card>
  )
}

const keyOf = ({ area, kind, id }: TodayLine) => `${area} ${kind} ${id}`

/** The day as the head of the page says it: 12月9日 星期三 · Wednesday, 9 December. */
function dateLine(language: Language, day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  if (language === 'en') {
    return new Intl.DateTimeFormat('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    }).format(at)
  }
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(at)
  return `${part({ month: 'long', day: 'numeric' })} ${part({ weekday: 'long' })}`
}
