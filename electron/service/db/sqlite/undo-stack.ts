import type { Database } from 'better-sqlite3'
import { type HistoryStep, stackChange } from '../../../../src/domain/history/undo'
import { prepared } from './prepared'

/** Takes the rule's change into the table, inside the command's transaction. */
export function changeStack(sqlite: Database, step: HistoryStep): void {
  const { empty, off, on } = stackChange(step)
  if (empty) prepared(sqlite, 'DELETE FROM undo_stack WHERE part = ?').run(empty)
  for (const { part, seq } of off)
    prepared(sqlite, 'DELETE FROM undo_stack WHERE part = ? AND seq = ?').run(part, seq)
  for (const { part, seq } of on)
    prepared(sqlite, 'INSERT INTO undo_stack (part, seq) VALUES (?, ?)').run(part, seq)
}
