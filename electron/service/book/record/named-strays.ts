import type { Database } from 'better-sqlite3'
import { mostNoted } from '../../../../src/domain/history/most-noted'
import { acceptedRows, rowAt } from '../../db/sqlite/record/accepted'
import { isInChain } from '../../db/sqlite/record/chain'
import {
  changedSinceWitness,
  type StrayRow,
  strayRows,
  straysAgainst,
  witnessFrom,
} from '../../db/sqlite/record/record-rows'
import { storedBackups } from '../backup-files/backup-list'
import { type OpenWitness, openWitness } from '../backup-files/open-witness'

/** Rows that a note of a rewritten record holds as those that may have been altered; where there are more it holds none. */
const mostBetween = 2000

/**
 * Rows of tables that do not match, as far as they can be named: by the changes that were written down, by what notes
 * accepted since, and by the newest backup of this history whose record holds.
 */
export function namedStrays(sqlite: Database, tables: readonly string[], dataDir?: string): StrayRow[] {
  const accepted = acceptedRows(sqlite)
  const found = strayRows(sqlite, tables, accepted, mostNoted)
  const earlier = dataDir === undefined ? null : openEarlier(sqlite, dataDir, witnessFrom(sqlite, accepted))
  if (!earlier) return found
  try {
    const rows = new Map(found.map(row => [rowAt(row.table, row.key), row]))
    for (const row of straysAgainst(sqlite, earlier, tables, accepted, mostNoted)) {
      const at = rowAt(row.table, row.key)
      // What stood there is known from the changes, or else from the backup.
      if (!rows.get(at)?.expected) rows.set(at, row)
    }
    return [...rows.values()].slice(0, mostNoted)
  } finally {
    earlier.close()
  }
}

/**
 * Of a record that was written anew from this entry on: the rows that are not as the newest backup of before has them, so
 * that whatever was altered is among them, with what was entered since. Null where no such backup tells, and where there
 * are more than a note holds.
 */
export function rowsSince(sqlite: Database, dataDir: string, disputed: number): StrayRow[] | null {
  const backups = storedBackups(dataDir).filter(({ reason }) => reason !== 'salvaged')
  const earlier = openWitness(backups, (seq, hash) => seq < disputed && isInChain(sqlite, seq, hash))
  if (!earlier) return null
  try {
    return changedSinceWitness(sqlite, earlier, mostBetween)
  } finally {
    earlier.close()
  }
}

/** `from`: a backup without this entry cannot tell what should stand there. */
function openEarlier(sqlite: Database, dataDir: string, from: number): OpenWitness | null {
  const backups = storedBackups(dataDir).filter(({ reason }) => reason !== 'salvaged')
  return openWitness(backups, (seq, hash) => seq >= from && isInChain(sqlite, seq, hash))
}
