import { type Change, type ChangeValue, textValue, wordValue } from '../imports/changes'
import { type Mark, markText } from './marks'
import type { ScoreRow } from './score-book'
import { type ImportedMarks, sameMark } from './score-marks'

/** Marks of an attempt as the book has them, with what is noted beside it. */
export type BookMarks = ImportedMarks & { readonly note?: string | null }

/** What a row would change of marks somebody has already. A mark that gives way to another is pointed out. */
export function scoreChanges(row: ScoreRow, known: BookMarks | undefined): Change[] {
  if (!known) return []
  const about = { row: row.row, staffNo: row.staffNo, name: row.name, called: null }
  const changes: Change[] = []
  const of = (field: string): ChangeValue | null =>
    row.attempt > 1 ? { as: 'again', field, number: row.attempt - 1 } : null
  for (const field of ['theory', 'practice'] as const) {
    const [before, after] = [known[field] ?? null, row[field] ?? null]
    if (after === null || sameMark(before, after)) continue
    const note = before === null ? null : 'replaced'
    changes.push({ ...about, field, of: of(field), before: markValue(before), after: markValue(after), note })
  }
  const before = known.note || null
  if (changes.length > 0 && row.note !== null && row.note !== before) {
    const noted = before === null ? null : textValue(before)
    changes.push({
      ...about,
      field: 'note',
      of: of('note'),
      before: noted,
      after: textValue(row.note),
      note: null,
    })
  }
  return changes
}

function markValue(mark: Mark | null): ChangeValue | null {
  if (mark === null) return null
  return mark.state === 'scored' ? textValue(markText(mark.mark)) : wordValue(mark.state)
}
