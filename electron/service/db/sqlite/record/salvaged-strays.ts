import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { notedRow } from '../../noted-row'
import { isIntact } from './record-chain'
import type { StrayRow } from './record-rows'
import { liveImage } from './seal'

/** Words of the entry that seals a salvaged book: which rows came through and are not as the record left them. */
export const salvagedStrays = ({
  tables,
  rows,
}: {
  tables: readonly string[]
  rows: readonly StrayRow[]
}) => ({
  outOfSeal: tables,
  listed: JSON.stringify({ rows }),
})

const words = z.object({ listed: z.string() })
const listed = z.object({ rows: z.array(notedRow) })

/** Rows that salvages named and nobody has taken note of, as far as they still stand there as they came through. */
export function straysOfSalvages(sqlite: Database): StrayRow[] {
  const entries = sqlite
    .prepare(
      `SELECT audit.seq, params FROM audit JOIN command_detail ON command_detail.command_seq = audit.seq
       WHERE kind = 'do' AND area = 'book' AND command = 'sealSalvaged' AND audit.seq > (
         SELECT coalesce(max(seq), 0) FROM audit WHERE kind = 'do' AND area = 'book' AND command = 'noteAltered')
       ORDER BY audit.seq`,
    )
    .all() as { seq: number; params: string }[]
  return entries
    .filter(({ seq }) => isIntact(sqlite, seq))
    .flatMap(({ params }) => rowsIn(params))
    .filter(({ table, key, present }) => liveImage(sqlite, table, key) === present)
}

function rowsIn(params: string): StrayRow[] {
  try {
    return listed.parse(JSON.parse(words.parse(JSON.parse(params)).listed)).rows
  } catch {
    return []
  }
}
