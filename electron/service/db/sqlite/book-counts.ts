import type { Database } from 'better-sqlite3'
import type { BookCounts } from '../../../../src/contract/book/backups'
import { capturedTables } from '../captured'

const tables = { people: 'person', sessions: 'session', certificates: 'certificate' } as const

/** What a person tells two copies of one book apart by; null for a book from before one of these tables. */
export function bookCounts(sqlite: Database): BookCounts | null {
  const there = new Set(sqlite.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all())
  if (Object.values(tables).some(table => !there.has(table))) return null
  const count = (table: string) => Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  return {
    people: count(tables.people),
    sessions: count(tables.sessions),
    certificates: count(tables.certificates),
  }
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
