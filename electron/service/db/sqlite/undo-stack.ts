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

/** Undo ends where the tables were last sealed anew: an upgrade, a salvage. 0 when they never were. */
export function undoFloor(sqlite: Database): number {
  return (
    (prepared(
      sqlite,
      "SELECT max(seq) FROM audit WHERE kind = 'do' AND area = 'book' AND command IN ('sealUpgraded', 'sealSalvaged', 'noteAltered')",
    )
      .pluck()
      .get() as number | null) ?? 0
  )
}
