import { z } from 'zod'
import type { Db } from '../../context'
import { notedRow } from '../../db/noted-row'
import { type StoredEntry, storedEntries } from './stored-entries'

/** What the entry of a note holds beside its words. */
const noted = z.object({
  tables: z.array(z.string()),
  entries: z.array(z.number()),
  /** Of these a mark outside knew another one: nothing that was written before the note is proved. */
  disputed: z.array(z.number()).default([]),
  /** Of a record that was written anew: the rows that may have been altered; null where nothing tells which. */
  between: z.array(notedRow).nullable().default(null),
  rows: z.array(notedRow),
})

export interface StoredNote extends z.output<typeof noted>, Omit<StoredEntry, 'params'> {
  reason: string
  /** False where its words are gone or are not what was written: what it speaks of is not known then. */
  readable: boolean
}

/** Notes as they were written, newest first; one, or all. */
export async function storedNotes(db: Db, only?: number): Promise<StoredNote[]> {
  const entries = await storedEntries(db, 'noteAltered', only)
  return entries.map(({ params, ...row }) => ({ ...row, ...wordsOf(row.proved ? params : null) }))
}

/** A note that is not written as ours are, in a book from elsewhere, still stands there, with nothing to put back. */
function wordsOf(params: string | null): z.output<typeof noted> & Pick<StoredNote, 'reason' | 'readable'> {
  try {
    const { reason, listed } = z
      .object({ reason: z.string(), listed: z.string() })
      .parse(JSON.parse(params ?? ''))
    return { reason, readable: true, ...noted.parse(JSON.parse(listed)) }
  } catch {
    return { reason: '', readable: false, tables: [], entries: [], disputed: [], between: null, rows: [] }
  }
}
