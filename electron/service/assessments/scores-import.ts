import { type Mark, markText } from '../../../src/domain/assessments/marks'
import { type BookMarks, scoreChanges } from '../../../src/domain/assessments/score-changes'
import {
  previewScores,
  type ScoreBook,
  type ScoreRow,
  writtenMarks,
} from '../../../src/domain/assessments/score-sheet'
import { type ScoreField, scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import type { Db } from '../context'
import type { ImportKind } from '../imports/import-kind'
import { poured, wholeRows, wholeSheet } from '../imports/whole-sheet'
import { everybodyKnown } from '../people/people-service'
import { rollToCompare } from '../sessions/sessions-service'

/** What a mark sheet is compared with. */
type MarkedBook = Omit<ScoreBook, 'marks'> & { readonly marks?: ReadonlyMap<string, BookMarks> }

/** 成绩表: a session's marks. */
export const scoresImport: ImportKind<ScoreField, MarkedBook, ScoreRow> = {
  spec: scoreSpec,
  wholeRows,
  async snapshot(db, sessionId) {
    const people = await everybodyKnown(db)
    if (sessionId === null) return { people }
    const roll = await rollToCompare(db, sessionId)
    return roll && { people, roll, marks: await marksOf(db, sessionId) }
  },
  preview: (layout, book, rules, sinks) =>
    poured(previewScores(wholeSheet(layout), book, rules), sinks, row =>
      scoreChanges(row, book.marks?.get(row.personId)),
    ),
  sample: ({ staffNo, name, theory, practice, total, note }) => ({
    staffNo: staffNo ?? '',
    name,
    theory: cell(theory),
    practice: cell(practice),
    total: cell(total),
    note: note ?? '',
  }),
  // Whoever of the accepted is not on the roll was taken by somebody who saw that.
  async write(context, about, { rows }, sessionId) {
    if (sessionId === null) return context.refuse('session_missing')
    const input = { ...about, sessionId, rows: [...rows].map(scoreOf), enrolMissing: true }
    const { output, seq } = await context.run('assessments', 'writeScores', input)
    return { seq, leftOut: output.notOnRoll }
  },
}

/** States cross as codes in angle brackets; the page puts the word there. */
function cell(mark: Mark | null | undefined): string {
  if (!mark) return ''
  return mark.state === 'scored' ? markText(mark.mark) : `<${mark.state}>`
}

/** A blank cell says nothing: the mark that stands there is not named, so it stays. */
function scoreOf(row: ScoreRow) {
  const { theory, practice } = writtenMarks(row)
  return {
    personId: row.personId,
    ...(theory ? { theory: component(theory) } : {}),
    ...(practice ? { practice: component(practice) } : {}),
    ...(row.note === null ? {} : { note: row.note }),
  }
}

function component(mark: Mark) {
  return mark.state === 'scored' ? { kind: mark.state, mark: mark.mark } : { kind: mark.state }
}

async function marksOf(db: Db, sessionId: string): Promise<Map<string, BookMarks>> {
  const rows = await db
    .selectFrom('mark')
    .innerJoin('enrolment', 'enrolment.id', 'mark.enrolment_id')
    .select([
      'enrolment.person_id',
      'mark.theory',
      'mark.theory_state',
      'mark.practice',
      'mark.practice_state',
      'mark.note',
    ])
    .where('mark.session_id', '=', sessionId)
    .where('mark.attempt', '=', 1)
    .execute()
  const mark = (value: number | null, state: 'missed' | 'deferred' | 'cheating' | null): Mark | null =>
    value !== null ? { state: 'scored', mark: value } : state === null ? null : { state }
  return new Map(
    rows.map(row => [
      row.person_id,
      {
        theory: mark(row.theory, row.theory_state),
        practice: mark(row.practice, row.practice_state),
        note: row.note,
      },
    ]),
  )
}
