import type { Database } from 'better-sqlite3'
import { capturedTables } from '../../captured'
import { undoFloor } from '../undo-stack'
import { liveImage } from './seal'

export interface StrayRow {
  table: string
  /** As `change` has it. */
  key: string
  /** `changed`: not what the last change left. `missing`: written, never removed, and gone. `added`: nobody wrote it. */
  kind: 'changed' | 'missing' | 'added'
  /** The row as it is; JSON. Null when it is gone. */
  present: string | null
  /** As it must be: what the last change left; null where nobody wrote it, or nothing tells. */
  expected: string | null
}

/**
 * The rows of a table that are not what the last change of each left: so many at most. A row that was only ever
 * inserted has no recorded image: of those only the missing ones are found (`straysAgainst` may know more).
 */
export function strayRows(sqlite: Database, tables: readonly string[], most: number): StrayRow[] {
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
      `SELECT key, op, after, command_seq FROM change
       WHERE tbl = ? AND command_seq IN (SELECT seq FROM audit) ORDER BY seq DESC`,
    )
    .raw()
  type Change = [key: string, op: 'I' | 'U' | 'D', after: string | null, seq: number]
  // Images from before an upgrade may have other columns than the row has now.
  const comparable = undoFloor(sqlite)
  for (const [key, op, after, seq] of changes.iterate(table) as IterableIterator<Change>) {
    if (seen.has(key)) continue
    seen.add(key)
    const image = liveImage(sqlite, table, key)
    if (op === 'D') {
      if (image !== null) yield { table, key, kind: 'added', present: image, expected: null }
    } else if (image === null)
      yield { table, key, kind: 'missing', present: null, expected: seq > comparable ? after : null }
    else if (op === 'U' && seq > comparable && image !== after)
      yield { table, key, kind: 'changed', present: image, expected: after }
  }
  if (hasOlderRows(sqlite)) return
  const columns = capturedTables[table]?.key.map(column => `t.${column}`).join(', ')
  const keys = sqlite.prepare(`SELECT json_array(${columns}) FROM ${table} AS t`).pluck()
  for (const key of keys.iterate() as IterableIterator<string>)
    if (!seen.has(key))
      yield { table, key, kind: 'added', present: liveImage(sqlite, table, key), expected: null }
}

/**
 * The same against a copy of the book of an earlier time, whose record holds: rows that no command has touched since
 * must be as they are there. So a row is named that was written once and never changed.
 */
export function straysAgainst(
  sqlite: Database,
  earlier: { sqlite: Database; seq: number },
  tables: readonly string[],
  most: number,
): StrayRow[] {
  const found: StrayRow[] = []
  for (const table of tables) {
    const columns = capturedTables[table]?.key.map(column => `t.${column}`).join(', ')
    if (!columns) continue
    const touched = new Set(
      sqlite
        .prepare('SELECT DISTINCT key FROM change WHERE tbl = ? AND command_seq > ?')
        .pluck()
        .all(table, earlier.seq) as string[],
    )
    const keys = `SELECT json_array(${columns}) FROM ${table} AS t`
    for (const key of earlier.sqlite.prepare(keys).pluck().iterate() as IterableIterator<string>) {
      if (found.length >= most) return found
      if (touched.has(key)) continue
      const expected = liveImage(earlier.sqlite, table, key)
      const present = liveImage(sqlite, table, key)
      if (present !== expected)
        found.push({ table, key, kind: present === null ? 'missing' : 'changed', present, expected })
    }
  }
  return found
}

/** Rows older than the changes that are still there: what was removed, or salvaged without its history. */
function hasOlderRows(sqlite: Database): boolean {
  return (
    sqlite
      .prepare(
        `SELECT 1 FROM audit WHERE (kind = 'do' AND area = 'book' AND command IN ('sealSalvaged', 'noteAltered'))
         OR seq NOT IN (SELECT command_seq FROM command_detail) LIMIT 1`,
      )
      .get() !== undefined
  )
}
