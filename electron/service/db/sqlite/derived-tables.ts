import type { Database } from 'better-sqlite3'
import { derivedFrom, derivedTables } from '../area-tables'
import { prepared } from './prepared'

/** Of command `@seq`, by table: SQLite keeps a statement by its text. */
const statements = new Map<string, readonly string[]>()

/**
 * Runs inside every command's transaction, undo included: the tables never differ from a full rebuild. `tables` are those
 * the command changed.
 */
export function refreshDerivedTables(sqlite: Database, seq: number, tables: readonly string[]): void {
  for (const { table, refreshing } of derivedFrom(tables)) {
    const known = statements.get(table) ?? refreshing('@seq')
    statements.set(table, known)
    for (const statement of known) prepared(sqlite, statement).run({ seq })
  }
}

export function rebuildDerivedTables(sqlite: Database): void {
  for (const { rebuilding } of derivedTables) sqlite.exec(rebuilding.join('; '))
}
