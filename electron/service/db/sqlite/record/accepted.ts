import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { mostNoted } from '../../../../../src/domain/history/most-noted'
import { notedRow } from '../../noted-row'
import { isIntact } from './record-chain'

/** Rows as somebody took note of them: from there on that is what must stand there. */
export interface Accepted {
  /** By table and key; the newest note of each. */
  rows: ReadonlyMap<string, AcceptedRow>
  /** The newest note that could not name all it accepted; what it left out is known from a later backup only. 0: none. */
  unlisted: number
}

export interface AcceptedRow {
  /** Entry of the note. */
  seq: number
  table: string
  key: string
  /** As it was accepted; JSON. Null: that it is not there. */
  present: string | null
}

export const rowAt = (table: string, key: string): string => `${table} ${key}`

const words = z.object({ listed: z.string() })
const listed = z.object({ rows: z.array(notedRow) })

/** What the notes of the book accepted. A note that is not proved, or not written as ours are, accepts nothing. */
export function acceptedRows(sqlite: Database): Accepted {
  const notes = sqlite
    .prepare(
      `SELECT audit.seq, params FROM audit LEFT JOIN command_detail ON command_detail.command_seq = audit.seq
       WHERE kind = 'do' AND area = 'book' AND command = 'noteAltered' ORDER BY audit.seq`,
    )
    .all() as { seq: number; params: string | null }[]
  const rows = new Map<string, AcceptedRow>()
  let unlisted = 0
  for (const { seq, params } of notes) {
    const noted = rowsOf(params)
    if (!noted || !isIntact(sqlite, seq)) continue
    for (const { table, key, present } of noted) rows.set(rowAt(table, key), { seq, table, key, present })
    if (noted.length >= mostNoted) unlisted = seq
  }
  return { rows, unlisted }
}

function rowsOf(params: string | null): z.infer<typeof notedRow>[] | null {
  try {
    return listed.parse(JSON.parse(words.parse(JSON.parse(params ?? '')).listed)).rows
  } catch {
    return null
  }
}
