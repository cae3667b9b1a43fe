import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../app/call'
import { useCommands } from '../../../app/commands'
import { useLanguage } from '../../../app/language'
import { go, hrefOf, replaceRoute } from '../../../app/links'
import { useToday } from '../../../app/today'
import { clockText } from '../../../domain/days/clock'
import { localisedName } from '../../../domain/people/localised-name'
import { CallFailed } from '../../../parts/asked/CallFailed'
import { StaleCellNotice } from '../../../parts/drafts/StaleCellNotice'
import { useKeptCell } from '../../../parts/drafts/use-kept-cell'
import { CellConflictNotice } from '../../../parts/entries/CellConflictNotice'
import { useConflictSheet } from '../../../parts/entries/use-conflict-sheet'
import { shortDayText } from '../../../parts/sessions/day-words'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/feedback/EmptyState'
import { Skeleton } from '../../../ui/feedback/Skeleton'
import { EntryGrid } from '../../../ui/grid/EntryGrid'
import type { EntryPlace } from '../../../ui/grid/entry-grid-shape'
import { KeyHints } from '../../../ui/KeyHints'
import { useKeys } from '../../../ui/keys'
import { LinkButton } from '../../../ui/LinkButton'
import { Card } from '../../../ui/layout/Card'
import styles from './Attendance.module.css'
import { AttendanceLine } from './AttendanceLine'
import { useAttendanceColumns, useStateWords } from './attendance-columns'
import { cellOf, dueBlocks, keyAnswer, minutesProblem, type SheetPerson } from './attendance-sheet'
import { useAttendance, useDueColumn } from './use-attendance'
import { usePrintSignIn } from './use-print-sign-in'
import { WalkIn } from './WalkIn'

const nobody: readonly SheetPerson[] = []
const rowKey = (person: SheetPerson) => person.id

/** 签到: people and blocks. One types who was not there; recording a block says that everybody else was. */
export function AttendanceTab({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation(['sessions', 'common'])
  const language = useLanguage(state => state.language)
  const rowLabel = useCallback((person: SheetPerson) => localisedName(language, person), [language])
  const today = useToday() ?? ''
  const session = useAsk('sessions', 'get', { id: sessionId })
  const { sheet, note, recordHeld, conflicts, busy } = useAttendance(sessionId)
  const { print, printing } = usePrintSignIn(
    session.data ?? { id: sessionId, courseName: '', courseNameEn: null, number: 0 },
  )
  const words = useStateWords()
  const data = sheet.data
  const status = session.data?.status
  const open = status === 'scheduled' || status === 'held'
  const due = useMemo(() => (data && open ? dueBlocks(data.blocks, today) : []), [data, open, today])
  const [next] = due
  const blockName = (block: { day: string; starts: number }) =>
    t('attendance.column', { date: shortDayText(language, block.day, today), time: clockText(block.starts) })
  const plain = useAttendanceColumns({ data, open, today })
  const unfinished = useKeptCell('attendance', sessionId)
  const grid = useDueColumn(open && data ? (next?.id ?? null) : null, plain)
  const { columns, shown, choose, pressConflict, onOvertaken } = useConflictSheet(conflicts, {
    rows: data?.people ?? nobody,
    rowKey,
    rowLabel,
    columns: plain,
    enter: note,
  })

  const recordNext = () => {
    if (next && data && data.people.length > 0 && !busy) void recordHeld([next.id])
  }
  useKeys([
    {
      keys: 'Ctrl Enter',
      label: next && t('attendance.record', { block: blockName(next) }),
      run: recordNext,
    },
  ])
  useCommands(
    next
      ? [
          {
            id: 'sessions.record',
            label: t('attendance.record', { block: blockName(next) }),
            keyHint: 'Ctrl Enter',
            run: recordNext,
          },
        ]
      : [],
  )

  if (sheet.isPending) return <Skeleton label={t('common:page.loading')} rows={10} />
  if (sheet.isError) {
    return <CallFailed area="sessions" asked={sheet} />
  }
  const { blocks, people, expected, present } = sheet.data
  const cellAt = (place: EntryPlace) => cellOf(sheet.data, place)
  const recorded = blocks.filter(block => block.recordedOn !== null).length
  const counts = { expected, present, recorded, blocks: blocks.length }

  return (
    <>
      <Card
        title={t('attendance.title')}
        sub={t(present === null ? 'attendance.sub' : 'attendance.subPresent', counts)}
        fill
        actions={
          open && (
            <>
              <LinkButton
                href={hrefOf({ page: 'import', kind: 'attendance', sessionId })}
                onSelect={() => go({ page: 'import', kind: 'attendance', sessionId })}
              >
                {t('attendance.import')}
              </LinkButton>
              {people.length > 0 && (
                <Button busy={printing} onClick={() => void print()}>
                  {t('attendance.print')}
                </Button>
              )}
              {due.length > 1 && people.length > 0 && (
                <Button busy={busy} onClick={() => void recordHeld(due.map(block => block.id))}>
                  {t('attendance.recordAll', { count: due.length })}
                </Button>
              )}
              {next && people.length > 0 && (
                <Button busy={busy} keyHint="Ctrl Enter" onClick={recordNext}>
                  {t('attendance.record', { block: blockName(next) })}
                </Button>
              )}
            </>
          )
        }
      >
        <StaleCellNotice cell={unfinished.stale} />
        <CellConflictNotice shown={shown} choose={choose} />
        <div ref={grid} className={styles.grid}>
          <EntryGrid
            label={t('attendance.title')}
            rows={people}
            rowKey={rowKey}
            rowLabel={rowLabel}
            columns={columns}
            unfinished={unfinished}
            onOvertaken={onOvertaken}
            height="fill"
            onKey={(place, key) => pressConflict(place, key) ?? keyAnswer(cellAt(place), key, words)}
            validate={(place, text) => {
              const block = blocks.find(one => one.id === place.column)
              const problem = block && minutesProblem(text, cellAt(place), block)
              return problem ? t(`attendance.${problem}`, { max: block.ends - block.starts }) : null
            }}
            onCommit={note}
            empty={
              <EmptyState
                title={t('attendance.emptyTitle')}
                action={
                  <Button onClick={() => replaceRoute({ page: 'session', id: sessionId, tab: 'roster' })}>
                    {t('attendance.toRoster')}
                  </Button>
                }
              >
                {t('attendance.emptyHint')}
              </EmptyState>
            }
          />
        </div>
        {open && <WalkIn sessionId={sessionId} blocks={blocks} people={people} today={today} />}
      </Card>
      <div className={styles.foot} data-foot>
        <AttendanceLine
          data={sheet.data}
          open={open}
          due={due.length}
          today={today}
          cancelled={status === 'cancelled'}
        />
        {open && people.length > 0 && (
          <KeyHints
            label={t('attendance.keys')}
            hints={[
              { keys: '1', label: words.absent },
              { keys: '2', label: words.late },
              { keys: '3', label: words.left_early },
              { keys: '4', label: words.leave },
              { keys: '0', label: t('attendance.key.clear') },
              { keys: 'F2', label: t('attendance.key.minutes') },
            ]}
          />
        )}
      </div>
    </>
  )
}
