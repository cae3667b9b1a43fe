import type { Database } from 'better-sqlite3'
import { openForeign } from '../db/sqlite/foreign'
import { schemaVersion } from '../db/sqlite/migrations/list'
import { isInChain } from '../db/sqlite/record/chain'
import { type StrayRow, strayRows, straysAgainst } from '../db/sqlite/record/record-rows'
import { storedBackups } from './backup-list'
import { verdictOn } from './record-verdict'

/** More are only counted. */
const most = 200

/**
 * Rows of tables that do not match, as far as they can be named: by the changes that were written down, and by the
 * newest backup of this history whose record holds.
 */
export function namedStrays(sqlite: Database, tables: readonly string[], dataDir?: string): StrayRow[] {
  const found = strayRows(sqlite, tables, most)
  const earlier = dataDir === undefined ? null : openEarlier(sqlite, dataDir)
  if (!earlier) return found
  try {
    const rows = new Map(found.map(row => [`${row.table} ${row.key}`, row]))
    for (const row of straysAgainst(sqlite, earlier, tables, most)) {
      const at = `${row.table} ${row.key}`
      // What stood there is known from the changes, or else from the backup.
      if (!rows.get(at)?.expected) rows.set(at, row)
    }
    return [...rows.values()].slice(0, most)
  } finally {
    earlier.sqlite.close()
  }
}

function openEarlier(sqlite: Database, dataDir: string): { sqlite: Database; seq: number } | null {
  const backup = storedBackups(dataDir).find(
    ({ path, manifest, reason }) =>
      manifest !== null &&
      reason !== 'salvaged' &&
      manifest.schemaVersion === schemaVersion &&
      isInChain(sqlite, manifest.auditSeq, manifest.auditHash) &&
      verdictOn(path)?.state === 'whole',
  )
  return backup?.manifest ? { sqlite: openForeign(backup.path), seq: backup.manifest.auditSeq } : null
}
