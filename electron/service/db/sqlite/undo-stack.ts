import type { Database } from 'better-sqlite3'
import { type HistoryStep, type StackPart, stackChange } from '../../../../src/domain/history/undo'
import { columnsOf } from './capture'
import { prepared } from './prepared'
import type { AuditRow } from './record/audit'
import { storedLinks } from './record/chain'
import { isSealedAnew } from './record/seal-anew'

/** Takes the rule's change into the table, inside the command's transaction. */
export function changeStack(sqlite: Database, step: HistoryStep): void {
  const { empty, off, on } = stackChange(step)
  if (empty) prepared(sqlite, 'DELETE FROM undo_stack WHERE part = ?').run(empty)
  for (const { part, seq } of off)
    prepared(sqlite, 'DELETE FROM undo_stack WHERE part = ? AND seq = ?').run(part, seq)
  for (const { part, seq } of on)
    prepared(sqlite, 'INSERT INTO undo_stack (part, seq) VALUES (?, ?)').run(part, seq)
}

/** How many steps there are in the table, and how many the record says; null when it is the record's. */
export function stackOutOfRecord(sqlite: Database): { rows: number; recorded: number } | null {
  // A book from before the seal has none.
  if (columnsOf(sqlite, 'undo_stack').length === 0) return null
  const recorded = stackOf(sqlite)
  const rows = sqlite.prepare("SELECT part || ' ' || seq FROM undo_stack").pluck().all() as string[]
  const same = rows.length === recorded.size && rows.every(row => recorded.has(row))
  return same ? null : { rows: rows.length, recorded: recorded.size }
}

/** Makes the table what the record says: for a book whose content came from outside, or through a crash. */
export function rebuildStack(sqlite: Database): void {
  sqlite.exec('DELETE FROM undo_stack')
  const insert = sqlite.prepare('INSERT INTO undo_stack (part, seq) VALUES (?, ?)')
  for (const entry of stackOf(sqlite)) insert.run(...entry.split(' '))
}

/** The stack as the rule makes it of every entry, as 'part seq'. It begins anew where the rows were sealed anew. */
function stackOf(sqlite: Database): Set<string> {
  const parts: Record<StackPart, Set<number>> = { done: new Set(), undone: new Set() }
  /** Which undo took a command back last. */
  const takenBackBy = new Map<number, number>()
  for (const { link } of storedLinks(sqlite)) {
    if (isSealedAnew(link)) {
      for (const part of Object.values(parts)) part.clear()
      continue
    }
    const { empty, off, on } = stackChange(stepOf(link, takenBackBy))
    if (link.kind === 'undo') for (const target of link.targets) takenBackBy.set(target, link.seq)
    if (empty) parts[empty].clear()
    for (const one of off) parts[one.part].delete(one.seq)
    for (const one of on) parts[one.part].add(one.seq)
  }
  return new Set([
    ...[...parts.done].map(seq => `done ${seq}`),
    ...[...parts.undone].map(seq => `undone ${seq}`),
  ])
}

function stepOf(
  { seq, kind, targets }: Pick<AuditRow, 'seq' | 'kind' | 'targets'>,
  takenBackBy: ReadonlyMap<number, number>,
): HistoryStep {
  if (kind === 'do') return { seq, kind }
  if (kind === 'undo') return { seq, kind, targets }
  // All that a redo brings again was taken back by one undo.
  return { seq, kind, targets, of: takenBackBy.get(targets[0] ?? 0) ?? 0 }
}
