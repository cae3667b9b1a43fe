import { type Mark, markText } from '../../../src/domain/assessments/marks'
import {
  type ImportedMarks,
  previewScores,
  type ScoreBook,
  type ScoreRow,
} from '../../../src/domain/assessments/score-sheet'
import { type ScoreField, scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import type { Db } from '../context'
import type { ImportKind } from '../imports/import-kind'
import { poured, wholeRows, wholeSheet } from '../imports/whole-sheet'
import { everybodyKnown } from '../people/people-service'
import { rollToCompare } from '../sessions/sessions-service'

/** 成绩表: a session's marks. */
export const scoresImport: ImportKind<ScoreField, ScoreBook, ScoreRow> = {
  spec: scoreSpec,
  wholeRows,
  async snapshot(db, sessionId) {
    const people = await everybodyKnown(db)
    if (sessionId === null) return { people }
    const roll = await rollToCompare(db, sessionId)
    return roll && { people, roll, marks: await marksOf(db, sessionId) }
  },
  preview: (layout, book, rules, sinks) => poured(previewScores(wholeSheet(layout), book, rules), sinks),
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

/** A sheet with one mark only (总评, 成绩) fills the theory: the session's weights decide what counts. */
function scoreOf(row: ScoreRow) {
  const single = row.theory === undefined && row.practice === undefined ? row.total : undefined
  const theory = single === undefined ? row.theory : single
  return {
    personId: row.personId,
    ...(theory === undefined ? {} : { theory: component(theory) }),
    ...(row.practice === undefined ? {} : { practice: component(row.practice) }),
    ...(row.note === null ? {} : { note: row.note }),
  }
}

function component(mark: Mark | null) {
  if (mark === null) return null
  return mark.state === 'scored' ? { kind: mark.state, mark: mark.mark } : { kind: mark.state }
}

async function marksOf(db: Db, sessionId: string): Promise<Map<string, ImportedMarks>> {
  const rows = await db
    .selectFrom('mark')
    .innerJoin('enrolment', 'enrolment.id', 'mark.enrolment_id')
    .select([
      'enrolment.person_id',
      'mark.theory',
      'mark.theory_state',
      'mark.practice',
      'mark.practice_state',
    ])
    .where('mark.session_id', '=', sessionId)
    .where('mark.attempt', '=', 1)
    .execute()
  const mark = (value: number | null, state: 'missed' | 'deferred' | 'cheating' | null): Mark | null =>
    value !== null ? { state: 'scored', mark: value } : state === null ? null : { state }
  return new Map(
    rows.map(row => [
      row.person_id,
      { theory: mark(row.theory, row.theory_state), practice: mark(row.practice, row.practice_state) },
    ]),
  )
}
