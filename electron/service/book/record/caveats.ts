import type { Accused } from '../../../../src/domain/book/damage'
import type { JobContext } from '../../context'
import type { RecordedSubject } from '../../service-area'
import { type AlteredImages, type NotedAbout, notedAbout } from './noted-about'
import { type RecoveredAbout, recoveredAbout } from './recovered-about'
import { concerns } from './row-relation'
import type { Scope } from './scope-shape'

/** What must be said with records that leave the program as evidence. */
export interface Caveats {
  /** Something is damaged, missing, or was altered, and nobody has taken note of it: these records perhaps. */
  accused: Accused | null
  /** What of them was altered outside and taken note of, or may have been. */
  noted: readonly NotedAbout[]
  /** Recoveries from damage that may have lost some of them, oldest first. */
  recovered: readonly RecoveredAbout[]
  /** The table that they are a list of. */
  own: string | null
}

/**
 * Asked when the records have been gathered; `tables`: those they were filled from, first what they are a list of. Waits for
 * a check that runs.
 */
export async function caveatsAbout(
  { db, accused }: Pick<JobContext, 'db' | 'accused'>,
  subject: RecordedSubject,
  tables: readonly string[],
): Promise<Caveats> {
  return {
    accused: await accused(),
    noted: await notedAbout(db, subject, tables),
    recovered: await recoveredAbout(db, subject, tables),
    own: tables[0] ?? null,
  }
}

/** What a row of a table is about, by kind ('session', 'person', 'course' …), the most telling first. */
export type RowKeys = Readonly<Record<string, string | null | undefined>>

/** What of it concerns a table that lists only these: a note of others' rows, or of none that is listed, says nothing here. */
export function caveatsOf(caveats: Caveats, keys: readonly RowKeys[]): Caveats {
  const noted = caveats.noted.flatMap(note => {
    const rows = note.rows.filter(row => keys.some(own => standsBehind(row, own)))
    const perhaps = note.perhaps + note.rows.filter(row => isUndecided(row, keys)).length
    return rows.length + perhaps > 0 || note.rows.length === 0 ? [{ ...note, rows, perhaps }] : []
  })
  return { ...caveats, noted }
}

/** Whether an altered row stands behind this row of a table. */
export const standsBehind = ({ table, images }: AlteredImages, keys: RowKeys): boolean =>
  concerns(table, images, scopeOfRow(keys)) === true

/** Nothing tells behind which of these it stands: it may be behind each. */
export const isUndecided = ({ table, images }: AlteredImages, keys: readonly RowKeys[]): boolean =>
  keys.every(own => concerns(table, images, scopeOfRow(own)) === null)

const scopeOfRow = (keys: RowKeys): Scope =>
  new Map(Object.entries(keys).flatMap(([kind, id]) => (id ? [[kind, new Set([id])]] : [])))
