import type { Database } from 'better-sqlite3'
import { capturedTables } from '../captured'

/** How many rows of all that people entered a book holds; its schema was checked, and an older one lacks some tables. */
export function rowsKept(sqlite: Database): number {
  const there = sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
  return there
    .filter(table => Object.hasOwn(capturedTables, String(table)))
    .reduce<number>(
      (sum, table) => sum + Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
      0,
    )
}
