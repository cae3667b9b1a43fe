import type { Alteration } from '../../../src/contract/book/record'
import { alteredBehind, notesOfAnyRow, type Scope } from '../book/book-service'
import type { CommandContext, Db } from '../context'
import type { Session } from '../sessions/sessions-service'
import type { KeptFace } from './certificates-store'
import type { Candidate } from './eligibility'

type Of = Pick<Candidate, 'enrolmentId' | 'personId'>

/**
 * What a certificate rests on: who somebody is, what the class was, that they came, and how they did; and the ones they
 * had before, which say whether they get another.
 */
const restsOn = [
  'mark',
  'enrolment',
  'attendance',
  'person',
  'session',
  'block',
  'course',
  'setting',
  'certificate',
]

/**
 * What was altered outside behind the certificates of these people, taken note of, and stands; by enrolment. Where nothing
 * tells what was altered (the record was written anew, and no backup of before is left), the session is asked about until
 * somebody has issued in it all the same.
 */
export async function alteredBehindCandidates(
  db: Db,
  session: Pick<Session, 'id' | 'courseId'>,
  people: readonly Of[],
): Promise<Map<string, Alteration[]>> {
  const scopes = new Map(people.map(one => [one.enrolmentId, scopeOf(session, one)]))
  const behind = await alteredBehind(db, restsOn, scopes)
  if (behind.size === 0) return behind
  const anyRow = await notesOfAnyRow(db)
  const known = await notesKnownIn(db, session.id)
  const isOpen = ({ seq, row }: Alteration) => row !== null || !anyRow.has(seq) || !known.has(seq)
  const left = [...behind].map(([key, found]) => [key, found.filter(isOpen)] as const)
  return new Map(left.filter(([, found]) => found.length > 0))
}

/** Entries of the notes that whoever issued a certificate of this session said they knew. */
async function notesKnownIn(db: Db, sessionId: string): Promise<Set<number>> {
  const rows = await db.selectFrom('certificate').select('face').where('session_id', '=', sessionId).execute()
  return new Set(rows.flatMap(({ face }) => (JSON.parse(face) as KeptFace).despite ?? []))
}

const scopeOf = ({ id, courseId }: Pick<Session, 'id' | 'courseId'>, one: Of): Scope =>
  new Map([
    ['enrolment', new Set([one.enrolmentId])],
    ['person', new Set([one.personId])],
    ['session', new Set([id])],
    ['course', new Set([courseId])],
  ])

/** What is known of it once certificates are issued all the same: the entries each rests on, by enrolment. */
export interface Despite {
  entriesOf: ReadonlyMap<string, readonly number[]>
  /** Empty where nothing of it was altered: spread into the words of the history. */
  words: { context?: string; altered?: number; noted?: string }
}

/**
 * Refused as `altered_marks` while something behind them was altered and whoever issues has not said that they know it:
 * `known` are the entries of the notes they were shown.
 */
export async function refuseAltered(
  context: CommandContext<'altered_marks'>,
  session: Session,
  chosen: readonly Candidate[],
  known: readonly number[],
): Promise<Despite> {
  const behind = await alteredBehindCandidates(context.tx, session, chosen)
  const entriesOf = new Map(
    [...behind].map(([id, found]) => [id, [...new Set(found.map(({ seq }) => seq))]] as const),
  )
  const altered = chosen.filter(one => entriesOf.has(one.enrolmentId))
  if (altered.length === 0) return { entriesOf, words: {} }
  const notes = [...new Set([...entriesOf.values()].flat())].sort((one, other) => one - other)
  if (!notes.every(seq => known.includes(seq))) {
    context.refuse('altered_marks', {
      count: altered.length,
      names: altered.map(({ name }) => name),
      notes,
    })
  }
  const words =
    chosen.length === 1 ? { context: 'singleAltered' } : { context: 'altered', altered: altered.length }
  return { entriesOf, words: { ...words, noted: notes.join(', ') } }
}
