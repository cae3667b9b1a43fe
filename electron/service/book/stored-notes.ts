import { z } from 'zod'
import { notedRow } from '../../../src/contract/book/record'
import type { Db } from '../context'
import { type StoredEntry, storedEntries } from './stored-entries'

/** What the entry of a note holds beside its words. */
const noted = z.object({
  tables: z.array(z.string()),
  entries: z.array(z.number()),
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
    return { reason: '', readable: false, tables: [], entries: [], rows: [] }
  }
}
