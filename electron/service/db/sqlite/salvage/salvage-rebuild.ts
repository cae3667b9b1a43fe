import type { Database } from 'better-sqlite3'
import { areasInOrder } from '../../../areas-in-order'
import { declaredOnce } from '../../../declared-once'
import { capturedTables } from '../../captured'
import { columnsOf } from '../capture'
import { attempted } from './walked'

/** By table, what makes its rows anew of other rows. */
const rebuilding = declaredOnce('table made anew', areasInOrder, ({ salvage }) =>
  Object.entries(salvage?.rebuilt ?? {}),
)

/**
 * Makes rows anew that other records still tell of, and says how many of each table. Only what they say is put down:
 * a row as its last change left it, and what the areas know to make of other rows of theirs. Rows that came through are
 * not touched.
 */
export function rebuildRows(sqlite: Database): Map<string, number> {
  const made = new Map<string, number>()
  const add = (table: string, rows: number) => made.set(table, (made.get(table) ?? 0) + rows)
  for (const table of Object.keys(capturedTables)) add(table, fromChanges(sqlite, table))
  for (const [table, rebuild] of rebuilding) add(table, rebuild(sqlite))
  return made
}

/** A change keeps the whole row as it was afterwards; the newest of a key is the row, unless it was a deletion. */
function fromChanges(sqlite: Database, table: string): number {
  const columns = columnsOf(sqlite, table)
  const images = sqlite
    .prepare(
      `SELECT after FROM change WHERE tbl = ? AND op = 'U' AND after IS NOT NULL
         AND seq = (SELECT max(seq) FROM change AS later WHERE later.tbl = change.tbl AND later.key = change.key)`,
    )
    .pluck()
    .all(table) as string[]
  let made = 0
  for (const image of images) {
    const row = imageOf(image)
    const known = columns.filter(column => row !== null && Object.hasOwn(row, column))
    if (!row || known.length === 0) continue
    const insert = sqlite.prepare(
      `INSERT OR IGNORE INTO ${table} (${known.join(', ')}) VALUES (${known.map(() => '?').join(', ')})`,
    )
    made += attempted(() => insert.run(known.map(column => row[column] ?? null)).changes)
  }
  return made
}

function imageOf(text: string): Record<string, string | number | null> | null {
  try {
    return JSON.parse(text) as Record<string, string | number | null>
  } catch {
    return null
  }
}
