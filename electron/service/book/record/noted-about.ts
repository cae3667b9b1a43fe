import { mostNoted } from '../../../../src/domain/history/most-noted'
import type { Db } from '../../context'
import type { RecordedSubject } from '../../service-area'
import { type StoredNote, storedNotes } from '../stored/stored-notes'
import { concerns, imagesOf } from './row-relation'
import type { Image } from './scope-shape'
import { rowsOfSubject, scopeOf } from './subject-scope'

/** What of a note concerns a subject: for whatever is shown as evidence. */
export interface NotedAbout {
  seq: number
  /** An instant. */
  at: string
  operator: string | null
  reason: string
  /** Rows of the note that concern it; none where that only cannot be told. */
  rows: readonly AlteredImages[]
  /** Rows of which nothing tells whether they concern it. */
  perhaps: number
  /** False where the note itself was altered: when, by whom and why it was taken is not known then. */
  proved: boolean
}

/** An altered row, as it is and as it should be: what is known of both. */
export interface AlteredImages {
  table: string
  images: readonly Image[]
}

/**
 * The notes with rows of this subject, oldest first; `tables`: those it is filled from. A note that could not name all
 * rows of such a table, or cannot be read, is among them: whether this subject is concerned is not known then.
 */
export async function notedAbout(
  db: Db,
  subject: RecordedSubject,
  tables: readonly string[],
): Promise<NotedAbout[]> {
  const notes = await storedNotes(db)
  if (notes.length === 0) return []
  const scope = await scopeOf(db, subject)
  const known = await rowsOfSubject(subject)
  const concernsIt = ({ table, images }: AlteredImages): boolean | null => {
    if (scope === null) return true
    if (subject.kind !== 'all' && images.some(image => known?.has?.(subject, image))) return true
    return concerns(table, images, scope)
  }
  return notes.toReversed().flatMap(note => {
    const { seq, at, operator, reason, readable: proved } = note
    const asked = note.rows
      .filter(({ table }) => tables.includes(table))
      .map(row => ({ table: row.table, images: imagesOf(row) }))
    const rows = asked.filter(row => concernsIt(row) === true)
    const perhaps = asked.filter(row => concernsIt(row) === null).length
    const tells = rows.length + perhaps > 0 || isPerhaps(note, tables)
    return tells ? [{ seq, at, operator, reason, rows, perhaps, proved }] : []
  })
}

function isPerhaps({ tables, rows, readable, disputed }: StoredNote, asked: readonly string[]): boolean {
  if (!readable || disputed.length > 0) return true
  const named = new Set(rows.map(({ table }) => table))
  const unnamed = rows.length >= mostNoted ? tables : tables.filter(table => !named.has(table))
  return unnamed.some(table => asked.includes(table))
}
