import type { TFunction } from 'i18next'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIntent } from '../../app/intent'
import { useLanguage } from '../../app/language'
import { hrefOf } from '../../app/links'
import type { assessments, MarkRow } from '../../contract/assessments'
import type { OutputOf } from '../../contract/define'
import { markText, parseMark } from '../../domain/assessments/marks'
import { localisedName } from '../../domain/people/localised-name'
import { componentOfMark, stateText } from '../../parts/assessments/component-text'
import {
  type MarkChange,
  roundsOf,
  rowsOfRound,
  type Scheme,
  waitsFor,
} from '../../parts/assessments/sheet-rows'
import { StaleCellNotice } from '../../parts/drafts/StaleCellNotice'
import { useKeptCell } from '../../parts/drafts/use-kept-cell'
import { CellConflictNotice } from '../../parts/entries/CellConflictNotice'
import { useConflictsOf } from '../../parts/entries/use-cell-conflicts'
import { useConflictSheet } from '../../parts/entries/use-conflict-sheet'
import { useToast } from '../../ui/feedback/ToastProvider'
import { Segmented } from '../../ui/field/Segmented'
import type { ChosenFigures } from '../../ui/grid/chosen-figures'
import { EntryGrid } from '../../ui/grid/EntryGrid'
import type { EntryColumn, EntryEdit, EntryPlace, KeyAnswer } from '../../ui/grid/entry-grid-shape'
import { KeyHints } from '../../ui/KeyHints'
import { LinkButton } from '../../ui/LinkButton'
import { Card } from '../../ui/layout/Card'
import { Stack } from '../../ui/layout/Stack'
import styles from './Marks.module.css'
import { MarkTally } from './MarkTally'
import { useMarkColumns } from './mark-columns'
import { PasteProblems } from './PasteProblems'
import { useMarkEntry } from './use-mark-entry'
import { useMarkPaste } from './use-mark-paste'

type Sheet = NonNullable<OutputOf<typeof assessments.sheet>>

interface MarkSheetProps {
  sessionId: string
  sheet: Sheet
  /** When these rows came. */
  cameAt: number
  refetch: () => unknown
}

const stateKeys = { F2: 'missed', F3: 'deferred', F4: 'cheating' } as const

/** The sheet of looks/4: digits type, Enter or ↓ goes on, F2–F4 are the states, Ctrl+V takes a block from Excel. */
export function MarkSheet({ sessionId, sheet, cameAt, refetch }: MarkSheetProps) {
  const { t } = useTranslation('assessments')
  const language = useLanguage(state => state.language)
  const toast = useToast()
  const { theoryWeight, practiceWeight, passMark } = sheet
  const scheme = useMemo(
    () => ({ theoryWeight, practiceWeight, passMark }),
    [theoryWeight, practiceWeight, passMark],
  )
  const locked = sheet.status === 'closed' || sheet.status === 'cancelled'
  const {
    rows: all,
    enter,
    conflicts,
  } = useMarkEntry(sessionId, { rows: sheet.rows, scheme, cameAt, refetch })
  const rounds = roundsOf(all, scheme)
  const [chosen, setChosen] = useState(1)
  const [figures, setFigures] = useState<ChosenFigures | null>(null)
  const round = Math.min(chosen, rounds)
  const rows = useMemo(() => rowsOfRound(all, round, scheme), [all, round, scheme])
  const altered = all.some(row => row.altered.length > 0)
  const plain = useMarkColumns({ scheme, round, rows, locked, altered })
  const { paste, question, answer } = useMarkPaste({ rows, columns: plain, round, enter })
  const owed = rows.filter(row => waitsFor(row, round))
  // Who never came owes no mark, and has none either.
  const due = rows.filter(row => round > 1 || row.first || !row.absent).length
  const unfinished = useKeptCell('mark', `${sessionId} ${round}`)
  const grid = useFirstCell(locked ? null : (owed[0]?.enrolmentId ?? null), rows, plain)

  const commit = useCallback((edits: EntryEdit[]) => enter(round, changesOf(edits)), [enter, round])
  const label = useCallback((row: MarkRow) => localisedName(language, row), [language])
  const { columns, shown, choose, pressConflict, onOvertaken } = useConflictSheet(
    useConflictsOf(conflicts, String(round)),
    { rows, rowKey, rowLabel: label, columns: plain, enter: commit },
  )
  const validate = useCallback(
    ({ column }: EntryPlace, text: string) => {
      if (column === 'note') return text.length > 200 ? t('problem.too_long') : null
      const typed = parseMark(text)
      return typed.ok ? null : t(`problem.${typed.code}`)
    },
    [t],
  )
  const press = (place: EntryPlace, key: string): KeyAnswer | undefined => {
    const { column } = place
    const state = stateKeys[key as keyof typeof stateKeys]
    if (!state || (column !== 'theory' && column !== 'practice')) return pressConflict(place, key)
    return { text: stateText(language, state), move: 'down' }
  }

  const sayWhy = ({ column }: EntryPlace) => {
    if (column === 'total' || column === 'verdict') toast({ message: t('sheet.computed'), slot: 'refusal' })
    else if (locked && (column === 'theory' || column === 'practice'))
      toast({ message: t('sheet.locked'), slot: 'refusal' })
    else if (column !== 'resit') return
    else if (rounds === 1) toast({ message: t('sheet.noResits'), slot: 'refusal' })
    else {
      const action = { label: t('sheet.toResit'), onSelect: () => setChosen(2) }
      toast({ message: t('sheet.resitElsewhere'), slot: 'refusal', action })
    }
  }

  return (
    <Stack gap="normal" fill>
      <StaleCellNotice cell={unfinished.stale} />
      <CellConflictNotice shown={shown} choose={choose} />
      <Card
        title={t('sheet.title')}
        sub={[schemeText(t, scheme), t('sheet.entered', { done: due - owed.length, all: due })].join(' · ')}
        actions={
          <>
            {!locked && (
              <KeyHints
                label={t('keys.label')}
                hints={[
                  { keys: '↓', label: t('keys.next') },
                  { keys: 'Ctrl V', label: t('keys.paste') },
                  { keys: 'F2', label: t('keys.missed') },
                  { keys: 'F3', label: t('keys.deferred') },
                  { keys: 'F4', label: t('keys.cheating') },
                ]}
              />
            )}
            {rounds > 1 && (
              <Segmented
                label={t('round.label')}
                value={String(round)}
                onChange={value => setChosen(Number(value))}
                segments={Array.from({ length: rounds }, (_, index) => ({
                  value: String(index + 1),
                  label:
                    index < 2
                      ? t(index === 0 ? 'round.first' : 'round.resit')
                      : t('round.further', { number: index }),
                }))}
              />
            )}
            {!locked && (
              <LinkButton href={hrefOf({ page: 'import', kind: 'scores', sessionId })}>
                {t('sheet.import')}
              </LinkButton>
            )}
          </>
        }
        fill
      >
        <div ref={grid} className={styles.grid}>
          <EntryGrid<MarkRow>
            key={round}
            label={t('sheet.title')}
            rows={rows}
            rowKey={rowKey}
            rowLabel={label}
            columns={columns}
            onCommit={commit}
            validate={validate}
            onKey={press}
            onPaste={locked ? () => undefined : paste}
            onInVain={sayWhy}
            unfinished={unfinished}
            onOvertaken={onOvertaken}
            onChosen={setFigures}
            height="fill"
          />
        </div>
      </Card>
      <MarkTally rows={all} outcomes={sheet.outcomes} chosen={figures} />
      {question && <PasteProblems question={question} onAnswer={answer} />}
    </Stack>
  )
}

const rowKey = (row: MarkRow) => row.enrolmentId

/** One change for each row, whatever cells of it were entered. */
function changesOf(edits: readonly EntryEdit[]): MarkChange[] {
  const changes = new Map<string, MarkChange>()
  for (const { row, column, text } of edits) {
    const before = changes.get(row) ?? { enrolmentId: row }
    if (column === 'note') changes.set(row, { ...before, note: text.trim() || null })
    const typed = parseMark(text)
    if ((column === 'theory' || column === 'practice') && typed.ok) {
      changes.set(row, { ...before, [column]: componentOfMark(typed.mark) })
    }
  }
  return [...changes.values()]
}

/** 理论 60% + 实操 40% · 合格线 80 */
function schemeText(t: TFunction<'assessments'>, scheme: Scheme): string {
  const parts = [
    ...(scheme.theoryWeight > 0 ? [t('sheet.theoryWeight', { percent: scheme.theoryWeight })] : []),
    ...(scheme.practiceWeight > 0 ? [t('sheet.practiceWeight', { percent: scheme.practiceWeight })] : []),
  ]
  return [parts.join(' + '), t('sheet.passMark', { mark: markText(scheme.passMark) })].join(' · ')
}

/** Goes to the first cell that waits for a mark: at once, since one comes here to type, and when the page is told to. */
function useFirstCell(
  enrolmentId: string | null,
  rows: readonly MarkRow[],
  columns: readonly EntryColumn<MarkRow>[],
): RefObject<HTMLDivElement | null> {
  const around = useRef<HTMLDivElement>(null)
  const came = useRef(false)

  const goThere = () => {
    const row = rows.findIndex(one => one.enrolmentId === enrolmentId)
    const waiting = rows[row]
    if (!waiting) return
    const empty = columns.findIndex(column => column.entry === 'number' && column.text(waiting) === '')
    around.current
      ?.querySelector<HTMLElement>(
        `tr[aria-rowindex="${String(row + 2)}"] > [aria-colindex="${String(empty + 1)}"]`,
      )
      ?.focus()
  }
  const latest = useRef(goThere)
  latest.current = goThere

  useEffect(() => {
    if (came.current || enrolmentId === null) return
    came.current = true
    latest.current()
  }, [enrolmentId])
  useIntent('sessions.enter_marks', goThere)
  return around
}
