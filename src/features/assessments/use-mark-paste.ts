import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../app/say'
import type { MarkRow } from '../../contract/assessments'
import { clipboardCells, type PasteProblem, pasteMarks } from '../../domain/assessments/paste-marks'
import { componentOfMark, componentText } from '../../parts/assessments/component-text'
import { attemptOf, type MarkChange } from '../../parts/assessments/sheet-rows'
import type { EntryColumn, EntryPlace } from '../../ui/grid/entry-grid-shape'

/** A block with cells that cannot be taken: nothing of it is written before the person has said so. */
export interface PasteQuestion {
  readonly changes: readonly MarkChange[]
  readonly cells: number
  readonly problems: readonly (PasteProblem & {
    readonly name: string | null
    readonly head: string | null
  })[]
}

interface PasteOptions {
  rows: readonly MarkRow[]
  columns: readonly EntryColumn<MarkRow>[]
  round: number
  enter: (attempt: number, changes: readonly MarkChange[], announcement: string) => void
}

/** Ctrl+V: marks by the rule, a note where the note column is, and the rest as problems. */
export function useMarkPaste({ rows, columns, round, enter }: PasteOptions) {
  const { t } = useTranslation('assessments')
  const say = useSay()
  const [question, setQuestion] = useState<PasteQuestion | null>(null)

  const write = useCallback(
    (changes: readonly MarkChange[], cells: number) => {
      enter(round, changes, t('paste.done', { count: changes.length, cells }))
    },
    [enter, round, t],
  )

  const paste = useCallback(
    (place: EntryPlace, text: string) => {
      const anchor = {
        row: rows.findIndex(row => row.enrolmentId === place.row),
        column: columns.findIndex(column => column.key === place.column),
      }
      const enterable = (key: string) =>
        columns.some(column => column.key === key && column.entry === 'number')
      const { edits, problems } = pasteMarks(text, anchor, {
        rows: rows.length,
        markColumns: columns.map(column => enterable(column.key)),
      })
      const noteAt = columns.findIndex(column => column.key === 'note' && column.entry === 'text')
      const notes = problems.filter(({ code, column, text: note }) => {
        return code === 'read_only' && column === noteAt && note.trim().length <= 200
      })
      const changes = new Map<string, MarkChange>()
      let cells = 0
      const change = (row: MarkRow, fields: Partial<MarkChange>) => {
        cells += 1
        changes.set(row.enrolmentId, {
          enrolmentId: row.enrolmentId,
          ...changes.get(row.enrolmentId),
          ...fields,
        })
      }
      for (const { row: at, column, mark } of edits) {
        const row = rows[at]
        const field = columns[column]?.key
        if (!row || (field !== 'theory' && field !== 'practice')) continue
        const component = componentOfMark(mark)
        const before = attemptOf(row, round)?.[field] ?? null
        if (componentText('zh-CN', component) !== componentText('zh-CN', before))
          change(row, { [field]: component })
      }
      for (const { row: at, text: note } of notes) {
        const row = rows[at]
        if (row && note.trim() !== (attemptOf(row, round)?.note ?? '')) change(row, { note: note.trim() })
      }
      const left = problems.filter(problem => !notes.includes(problem))
      if (left.length > 0) {
        setQuestion({
          changes: [...changes.values()],
          cells,
          problems: left.map(problem => ({
            ...problem,
            name: rows[problem.row]?.name ?? null,
            head: columns[problem.column]?.head ?? null,
          })),
        })
      } else if (changes.size > 0) {
        write([...changes.values()], cells)
      } else if (clipboardCells(text).length > 0) {
        say.done(t('paste.unchanged'), { undoSeq: null })
      }
    },
    [rows, columns, round, write, say, t],
  )

  const answer = (take: boolean) => {
    if (take && question) write(question.changes, question.cells)
    setQuestion(null)
  }
  return { paste, question, answer }
}
