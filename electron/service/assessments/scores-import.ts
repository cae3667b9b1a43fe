import type { Verdict } from '../../../src/domain/assessments/codes'
import { type Mark, markText } from '../../../src/domain/assessments/marks'
import type { KnownAttempt } from '../../../src/domain/assessments/resit-place'
import type { ScoreBook, ScoreRow } from '../../../src/domain/assessments/score-book'
import { type BookMarks, scoreChanges } from '../../../src/domain/assessments/score-changes'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { type ScoreField, scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { missedBefore } from '../../../src/domain/sessions/attendance/missed-before'
import type { Db } from '../context'
import { courseNames } from '../courses/courses-service'
import type { ImportKind } from '../imports/import-kind'
import { poured, wholeRows, wholeSheet } from '../imports/whole-sheet'
import { everybodyKnown } from '../people/people-service'
import { findSession, presenceFacts, rollToCompare } from '../sessions/sessions-service'
import { neverCame } from './mark-sheet'

/** What a mark sheet is compared with. */
type MarkedBook = Omit<ScoreBook, 'marks' | 'attempts'> & {
  readonly marks?: ReadonlyMap<string, BookMarks>
  readonly attempts?: ReadonlyMap<string, readonly KnownAttempt<BookMarks>[]>
}

/** 成绩表: a session's marks. */
export const scoresImport: ImportKind<ScoreField, MarkedBook, ScoreRow> = {
  spec: scoreSpec,
  wholeRows,
  async snapshot(db, sessionId) {
    const people = await everybodyKnown(db)
    if (sessionId === null) return { people }
    const session = await findSession(db, sessionId)
    const roll = await rollToCompare(db, sessionId)
    if (!session || !roll) return null
    const weights = { theory: session.theoryWeight, practice: session.practiceWeight }
    const facts = await presenceFacts(db, sessionId)
    const absent = neverCame(facts)
    const { passMark } = session
    const courses = await courseNames(db)
    const missedIfEnrolled = missedBy(facts)
    const of = { session, courses, roll, absent, missedIfEnrolled, weights, passMark }
    return { people, ...of, ...(await marksOf(db, sessionId)) }
  },
  preview: (layout, book, rules, sinks) =>
    poured(previewScores(wholeSheet(layout), book, rules), sinks, row =>
      scoreChanges(row, standing(book, row)),
    ),
  sample: ({ staffNo, name, attempt, theory, practice, total, note }) => ({
    staffNo: staffNo ?? '',
    name,
    attempt: attempt > 1 ? String(attempt) : '',
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

/** How many blocks somebody who comes onto the roll now is absent from: those recorded before, unless something is known of them there. */
function missedBy({ blocks, attendance }: Awaited<ReturnType<typeof presenceFacts>>) {
  const held = blocks.filter(({ recordedOn }) => recordedOn !== null)
  const known = new Set(attendance.map(({ blockId, personId }) => `${blockId} ${personId}`))
  return (personId: string) =>
    missedBefore(
      held,
      () => false,
      id => known.has(`${id} ${personId}`),
    ).length
}

/** What stands where a row's marks go. */
const standing = ({ marks, attempts }: MarkedBook, { personId, attempt }: ScoreRow) =>
  attempt === 1
    ? marks?.get(personId)
    : attempts?.get(personId)?.find(known => known.attempt === attempt)?.marks

/** States cross as codes in angle brackets; the page puts the word there. */
function cell(mark: Mark | null | undefined): string {
  if (!mark) return ''
  return mark.state === 'scored' ? markText(mark.mark) : `<${mark.state}>`
}

/** A blank cell says nothing: the mark that stands there is not named, so it stays. */
function scoreOf({ personId, attempt, theory, practice, note }: ScoreRow) {
  return {
    personId,
    attempt,
    ...(theory ? { theory: component(theory) } : {}),
    ...(practice ? { practice: component(practice) } : {}),
    ...(note === null ? {} : { note }),
  }
}

function component(mark: Mark) {
  return mark.state === 'scored' ? { kind: mark.state, mark: mark.mark } : { kind: mark.state }
}

async function marksOf(db: Db, sessionId: string): Promise<Required<Pick<MarkedBook, 'marks' | 'attempts'>>> {
  const rows = await db
    .selectFrom('mark')
    .innerJoin('enrolment', 'enrolment.id', 'mark.enrolment_id')
    .select([
      'enrolment.person_id',
      'mark.attempt',
      'mark.theory',
      'mark.theory_state',
      'mark.practice',
      'mark.practice_state',
      'mark.total',
      'mark.verdict',
      'mark.note',
    ])
    .where('mark.session_id', '=', sessionId)
    .orderBy('mark.attempt')
    .execute()
  const mark = (value: number | null, state: 'missed' | 'deferred' | 'cheating' | null): Mark | null =>
    value !== null ? { state: 'scored', mark: value } : state === null ? null : { state }
  const attempts = new Map<string, KnownAttempt<BookMarks>[]>()
  for (const row of rows) {
    const { attempt, total, note } = row
    const marks = {
      theory: mark(row.theory, row.theory_state),
      practice: mark(row.practice, row.practice_state),
      note,
    }
    const own = attempts.get(row.person_id) ?? []
    attempts.set(row.person_id, [...own, { attempt, total, verdict: row.verdict as Verdict, marks }])
  }
  const first = [...attempts].flatMap(([id, own]) => {
    const known = own.find(({ attempt }) => attempt === 1)
    return known ? [[id, known.marks] as const] : []
  })
  return { attempts, marks: new Map(first) }
}
