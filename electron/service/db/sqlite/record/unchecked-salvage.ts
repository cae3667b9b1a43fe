import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { isIntact } from './record-chain'

const words = z.object({ noted: z.number() })

/** Whether a salvage sealed these rows that nobody has gone through since: a note of it that is not proved is nobody's. */
export function hasUncheckedSalvage(sqlite: Database): boolean {
  const entries = (command: string) =>
    sqlite
      .prepare(
        `SELECT audit.seq, params FROM audit LEFT JOIN command_detail ON command_detail.command_seq = audit.seq
         WHERE kind = 'do' AND area = 'book' AND command = ?`,
      )
      .all(command) as { seq: number; params: string | null }[]
  const salvages = entries('sealSalvaged')
  if (salvages.length === 0) return false
  const noted = new Set(
    entries('noteRecovery')
      .filter(({ seq }) => isIntact(sqlite, seq))
      .map(({ params }) => notedIn(params)),
  )
  return salvages.some(({ seq }) => !noted.has(seq))
}

/** The number of the salvage's entry; null where it is not written as ours are. */
function notedIn(params: string | null): number | null {
  try {
    return words.parse(JSON.parse(params ?? '')).noted
  } catch {
    return null
  }
}
