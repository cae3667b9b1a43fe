import type { FormSubject } from '../../../src/contract/forms'
import { mostNoted } from '../../../src/domain/history/record'
import type { Db } from '../context'
import { chunksOf } from '../db/chunks'
import { type StoredNote, storedNotes } from './stored-notes'

/** What a paper or a table is about: one of them, all that was ever recorded of training, or who people are. */
export type RecordedSubject = FormSubject | { kind: 'all' } | { kind: 'people' }

/** What of a note concerns a subject: for whatever is shown as evidence. */
export interface NotedAbout {
  seq: number
  /** An instant. */
  at: string
  operator: string | null
  reason: string
  /** Rows of the note that concern it; none where that only cannot be told. */
  rows: readonly AlteredImage[]
  /** False where the note itself was altered: when, by whom and why it was taken is not known then. */
  proved: boolean
}

type Image = Readonly<Record<string, unknown>>

/** An altered row, as it is or as it should be. */
export interface AlteredImage {
  table: string
  image: Image
}

/** Tables that papers about people and their training are filled from. */
const recorded = ['person', 'session', 'block', 'enrolment', 'attendance', 'mark', 'certificate']

export const tablesOf = ({ kind }: RecordedSubject): readonly string[] =>
  kind === 'people' ? ['person'] : recorded

/**
 * The notes with rows of this subject, oldest first. A note that could not name all rows of such a table, or cannot be
 * read, is among them: whether this subject is concerned is not known then.
 */
export async function notedAbout(db: Db, subject: RecordedSubject): Promise<NotedAbout[]> {
  const notes = await storedNotes(db)
  if (notes.length === 0) return []
  const concerns = await concerning(db, subject)
  const asked = tablesOf(subject)
  return notes.toReversed().flatMap(note => {
    const { seq, at, operator, reason, readable: proved } = note
    const rows = note.rows
      .map(({ table, present, expected }) => ({
        table,
        image: JSON.parse(present ?? expected ?? '{}') as Image,
      }))
      .filter(({ table, image }) => asked.includes(table) && concerns(table, image))
    return rows.length > 0 || isPerhaps(note, asked) ? [{ seq, at, operator, reason, rows, proved }] : []
  })
}

function isPerhaps({ tables, rows, readable }: StoredNote, asked: readonly string[]): boolean {
  if (!readable) return true
  const named = new Set(rows.map(({ table }) => table))
  const unnamed = rows.length >= mostNoted ? tables : tables.filter(table => !named.has(table))
  return unnamed.some(table => asked.includes(table))
}

async function concerning(
  db: Db,
  subject: RecordedSubject,
): Promise<(table: string, image: Image) => boolean> {
  if (subject.kind === 'all' || subject.kind === 'people') return () => true
  if (subject.kind === 'session') {
    const { id } = subject
    const people = await peopleOf(db, [id])
    return (table, image) =>
      table === 'person'
        ? people.has(String(image.id))
        : (table === 'session' ? image.id : image.session_id) === id
  }
  if (subject.kind === 'person') {
    const { id } = subject
    const enrolments = db.selectFrom('enrolment').select('id').where('person_id', '=', id)
    const own = new Set((await enrolments.execute()).map(row => row.id))
    return (table, image) =>
      (table === 'person' ? image.id : image.person_id) === id || own.has(String(image.enrolment_id))
  }
  const sessions = await db
    .selectFrom('block')
    .select('session_id')
    .distinct()
    .where('day', '>=', `${subject.year}-01-01`)
    .where('day', '<=', `${subject.year}-12-31`)
    .execute()
  const held = new Set(sessions.map(row => row.session_id))
  const people = await peopleOf(db, [...held])
  return (table, image) => {
    if (table === 'person') return people.has(String(image.id))
    // What was taken away, and with it its days, is no session of the year any more.
    if (datesOf(image).some(date => date.startsWith(`${subject.year}-`))) return true
    return held.has(String(table === 'session' ? image.id : image.session_id))
  }
}

const datesOf = ({ day, first_day, last_day, issued_on }: Image): string[] =>
  [day, first_day, last_day, issued_on].filter(date => typeof date === 'string')

async function peopleOf(db: Db, sessions: readonly string[]): Promise<Set<string>> {
  const people = new Set<string>()
  for (const some of chunksOf(sessions)) {
    const found = db.selectFrom('enrolment').select('person_id').where('session_id', 'in', some)
    for (const row of await found.execute()) people.add(row.person_id)
  }
  return people
}
