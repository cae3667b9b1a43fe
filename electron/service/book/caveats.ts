import type { Accused } from '../../../src/domain/book/damage'
import { rowsLost } from '../../../src/domain/book/good-backup'
import { rowsUnproved } from '../../../src/domain/book/recovery'
import type { JobContext } from '../context'
import { type AlteredImage, type NotedAbout, notedAbout, type RecordedSubject, tablesOf } from './noted-about'
import { storedRecoveries } from './stored-salvages'

/** What must be said with records that leave the program as evidence. */
export interface Caveats {
  /** Something is damaged, missing, or was altered, and nobody has taken note of it: these records perhaps. */
  accused: Accused | null
  /** What of them was altered outside and taken note of, or may have been. */
  noted: readonly NotedAbout[]
  /**
   * Recoveries from damage that may have lost some of them, oldest first: when, how many rows of such records are missing,
   * at least, and of how many that came through nothing proves that they are as they were.
   */
  recovered: readonly { at: string; lost: number; unproved: number }[]
}

/** Asked when the records have been gathered. Waits for a check that runs. */
export async function caveatsAbout(
  { db, accused }: Pick<JobContext, 'db' | 'accused'>,
  subject: RecordedSubject,
): Promise<Caveats> {
  return {
    accused: await accused(),
    noted: await notedAbout(db, subject),
    recovered: await recoveredAbout(db, subject),
  }
}

/** Those that lost rows of the tables these are filled from, or know of no loss: whether one concerns these is not known. */
async function recoveredAbout(db: JobContext['db'], subject: RecordedSubject): Promise<Caveats['recovered']> {
  const tables = tablesOf(subject)
  return (await storedRecoveries(db)).toReversed().flatMap(({ at, lost }) => {
    const concerned = lost.filter(({ table }) => tables.includes(table))
    if (concerned.length === 0 && lost.length > 0) return []
    const unproved = concerned.reduce((sum, one) => sum + rowsUnproved(one), 0)
    return [{ at, lost: rowsLost({ lost: concerned }), unproved }]
  })
}

/** Whose row of a table it is: what of these is known. */
export interface RowKeys {
  personId?: string
  sessionId?: string
  enrolmentId?: string
}

/** What of it concerns a table that lists only these: a note of others' rows, or of none that is listed, says nothing here. */
export function caveatsOf(caveats: Caveats, keys: readonly RowKeys[]): Caveats {
  const noted = caveats.noted.flatMap(note => {
    const rows = note.rows.filter(row => keys.some(own => standsBehind(row, own)))
    return rows.length > 0 || note.rows.length === 0 ? [{ ...note, rows }] : []
  })
  return { ...caveats, noted }
}

/** Whether an altered row stands behind this row of a table. */
export function standsBehind({ table, image }: AlteredImage, keys: RowKeys): boolean {
  if (table === 'person') return image.id === keys.personId
  if (table === 'session') return image.id === keys.sessionId
  if (keys.sessionId === undefined || image.session_id !== keys.sessionId) return false
  if (keys.enrolmentId === undefined) return true
  const enrolment = table === 'enrolment' ? image.id : image.enrolment_id
  return enrolment === undefined || enrolment === keys.enrolmentId
}
