import type { Database } from 'better-sqlite3'
import { type BookCounts, bookCounts as counted } from '../../../../src/contract/book/backup-entry'
import { countedTables } from '../area-tables'
import { capturedTables } from '../captured'

/** What a person tells two copies of one book apart by; null for a book from before one of these tables. */
export function bookCounts(sqlite: Database): BookCounts | null {
  const there = new Set(sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all())
  if (countedTables.some(([, table]) => !there.has(table))) return null
  const count = (table: string) => Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  return counted.parse(Object.fromEntries(countedTables.map(([name, table]) => [name, count(table)])))
}

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
