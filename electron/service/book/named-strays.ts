import type { Database } from 'better-sqlite3'
import { mostNoted } from '../../../src/domain/history/record'
import { openForeign } from '../db/sqlite/foreign'
import { schemaVersion } from '../db/sqlite/migrations/list'
import { acceptedRows, rowAt } from '../db/sqlite/record/accepted'
import { isInChain } from '../db/sqlite/record/chain'
import {
  type StrayRow,
  strayRows,
  straysAgainst,
  type Witness,
  witnessFrom,
} from '../db/sqlite/record/record-rows'
import { storedBackups } from './backup-list'
import { alone, readAlone } from './inspect'
import { verdictOn } from './record-verdict'

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

/** `from`: a backup without this entry cannot tell what should stand there. What lies beside a backup is none of its. */
function openEarlier(sqlite: Database, dataDir: string, from: number): (Witness & { close(): void }) | null {
  const backup = storedBackups(dataDir).find(
    ({ path, manifest, reason }) =>
      manifest !== null &&
      reason !== 'salvaged' &&
      manifest.schemaVersion === schemaVersion &&
      manifest.auditSeq >= from &&
      isInChain(sqlite, manifest.auditSeq, manifest.auditHash) &&
      readAlone(path, verdictOn)?.state === 'whole',
  )
  if (!backup?.manifest) return null
  const { file, release } = alone(backup.path)
  const earlier = openForeign(file)
  return {
    sqlite: earlier,
    seq: backup.manifest.auditSeq,
    close() {
      earlier.close()
      release()
    },
  }
}
