import type { Database } from 'better-sqlite3'
import { decidesDue, rebuildingDue, refreshingDue } from '../due-sessions'
import { prepared } from './prepared'

const refreshing = refreshingDue('@seq')

/**
 * Runs inside every command's transaction, undo included: the table never differs from a full rebuild. `tables` are
 * those the command changed.
 */
export function refreshDue(sqlite: Database, seq: number, tables: readonly string[]): void {
  if (!decidesDue(tables)) return
  for (const statement of refreshing) prepared(sqlite, statement).run({ seq })
}

export function rebuildDue(sqlite: Database): void {
  sqlite.exec(rebuildingDue.join('; '))
}
