import type { Database } from 'better-sqlite3'
import { capturedTables } from '../../captured'
import { undoFloor } from '../undo-stack'
import { liveImage } from './seal'

export interface StrayRow {
  table: string
  /** `changed`: not what the last change left. `missing`: written, never removed, and gone. `added`: nobody wrote it. */
  kind: 'changed' | 'missing' | 'added'
  /** The row as it is, or as it was last seen; JSON. */
  image: string | null
}

/** How many are named. */
const most = 20

/**
 * The rows of a table that are not what the last change of each left. A row that was only ever inserted has no
 * recorded image: of those only the missing ones are found.
 */
export function strayRows(sqlite: Database, tables: readonly string[]): StrayRow[] {
  const found: StrayRow[] = []
  for (const table of tables) {
    if (!capturedTables[table]) continue
    for (const row of straysOf(sqlite, table)) {
      found.push(row)
      if (found.length >= most) return found
    }
  }
  return found
}

function* straysOf(sqlite: Database, table: string): Generator<StrayRow> {
  const seen = new Set<string>()
  const changes = sqlite
    .prepare(
      `SELECT key, op, before, after, command_seq FROM change
       WHERE tbl = ? AND command_seq IN (SELECT seq FROM audit) ORDER BY seq DESC`,
    )
    .raw()
  type Change = [key: string, op: 'I' | 'U' | 'D', before: string | null, after: string | null, seq: number]
  // Images from before an upgrade may have other columns than the row has now.
  const comparable = undoFloor(sqlite)
  for (const [key, op, before, after, seq] of changes.iterate(table) as IterableIterator<Change>) {
    if (seen.has(key)) continue
    seen.add(key)
    const image = liveImage(sqlite, table, key)
    if (op === 'D') {
      if (image !== null) yield { table, kind: 'added', image }
    } else if (image === null) yield { table, kind: 'missing', image: after ?? before }
    else if (op === 'U' && seq > comparable && image !== after) yield { table, kind: 'changed', image }
  }
  if (hasOlderRows(sqlite)) return
  const columns = capturedTables[table]?.key.map(column => `t.${column}`).join(', ')
  const keys = sqlite.prepare(`SELECT json_array(${columns}) FROM ${table} AS t`).pluck()
  for (const key of keys.iterate() as IterableIterator<string>)
    if (!seen.has(key)) yield { table, kind: 'added', image: liveImage(sqlite, table, key) }
}

/** Rows older than the changes that are still there: what was removed, or salvaged without its history. */
function hasOlderRows(sqlite: Database): boolean {
  return (
    sqlite
      .prepare(
        `SELECT 1 FROM audit WHERE (kind = 'do' AND area = 'book' AND command = 'sealSalvaged')
         OR seq NOT IN (SELECT command_seq FROM command_detail) LIMIT 1`,
      )
      .get() !== undefined
  )
}
