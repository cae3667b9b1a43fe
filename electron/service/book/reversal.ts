import type { Database } from 'better-sqlite3'
import { schemaVersion } from '../db/migrations/list'
import { creatorsOfOrphans, reverseChanges } from '../db/reverse'
import { Refusal } from '../refusal'

export interface Reversal {
  kind: 'undo' | 'redo'
  targets: number[]
  params: Record<string, unknown>
}

interface Target {
  seq: number
  at: string
  room: string
  command: string
  kind: 'do' | 'undo' | 'redo'
  undo: 'captured' | 'compensated' | 'final'
  schema_version: number
  params: string | null
}

type Compensate = (seq: number, room: string, name: string) => Promise<void>

/** Undo and redo, inside the running command's transaction. Throws a Refusal; the caller rolls back. */
export async function takeBack(
  sqlite: Database,
  kind: 'undo' | 'redo',
  input: unknown,
  compensate: Compensate,
): Promise<Reversal> {
  sqlite.pragma('defer_foreign_keys = ON')
  const { seq, withLater } = input as { seq: number; withLater?: boolean }
  return kind === 'undo' ? undo(sqlite, seq, withLater === true, compensate) : redo(sqlite, seq)
}

async function undo(
  sqlite: Database,
  seq: number,
  withLater: boolean,
  compensate: Compensate,
): Promise<Reversal> {
  const target = targetOf(sqlite, seq)
  if (target?.kind !== 'do') throw new Refusal('nothing_to_undo')
  refuseUnlessUndoable(sqlite, target)

  const set = new Map<number, Target>([[seq, target]])
  for (;;) {
    const later = touchedLater(sqlite, [...set.keys()])
    if (later.length === 0) {
      // Rows made later may hang on rows this takes away; they show only when it is tried.
      sqlite.exec('SAVEPOINT attempt')
      await reverseAll(sqlite, set, compensate)
      const orphans = creatorsOfOrphans(sqlite).filter(creator => !set.has(creator))
      if (orphans.length === 0) {
        sqlite.exec('RELEASE attempt')
        break
      }
      sqlite.exec('ROLLBACK TO attempt')
      sqlite.exec('RELEASE attempt')
      later.push(...orphans)
    }
    for (const laterSeq of later) {
      const laterTarget = targetOf(sqlite, laterSeq)
      if (laterTarget?.kind !== 'do') throw new Refusal('undo_would_break')
      if (withLater) refuseUnlessUndoable(sqlite, laterTarget)
      set.set(laterSeq, laterTarget)
    }
  }
  if (!withLater && set.size > 1) {
    const blockers = newestFirst(set)
      .filter(blocker => blocker.seq !== seq)
      .map(refOf)
    throw new Refusal('undo_touched_later', { blockers, count: blockers.length })
  }
  return {
    kind: 'undo',
    targets: newestFirst(set).map(one => one.seq),
    params: { ...refOf(target), count: set.size },
  }
}

function redo(sqlite: Database, seq: number): Reversal {
  const undoCommand = targetOf(sqlite, seq)
  if (undoCommand?.kind !== 'undo') throw new Refusal('nothing_to_redo')
  const targets = sqlite
    .prepare('SELECT target_seq FROM reversal WHERE seq = ? ORDER BY target_seq')
    .pluck()
    .all(seq) as number[]
  for (const target of targets) {
    if (!isUndoneBy(sqlite, target, seq)) throw new Refusal('nothing_to_redo')
    if (targetOf(sqlite, target)?.undo === 'compensated') throw new Refusal('redo_compensated')
  }
  if (undoCommand.schema_version !== schemaVersion) throw new Refusal('nothing_to_redo')
  const later = touchedLater(sqlite, [seq])
  if (later.length > 0) throw new Refusal('redo_touched_later', { count: later.length })
  reverseChanges(sqlite, seq)
  if (creatorsOfOrphans(sqlite).length > 0) throw new Refusal('undo_would_break')
  const first = targetOf(sqlite, targets[0] as number)
  return { kind: 'redo', targets, params: first ? { ...refOf(first), count: targets.length } : {} }
}

function refuseUnlessUndoable(sqlite: Database, target: Target): void {
  if (target.undo === 'final') throw new Refusal('undo_is_final', { ...refOf(target) })
  if (target.schema_version !== schemaVersion) throw new Refusal('undo_behind_migration')
  if (isUndone(sqlite, target.seq)) throw new Refusal('already_undone')
}

async function reverseAll(sqlite: Database, set: Map<number, Target>, compensate: Compensate): Promise<void> {
  for (const target of newestFirst(set)) {
    if (target.undo === 'compensated') await compensate(target.seq, target.room, target.command)
    else reverseChanges(sqlite, target.seq)
  }
}

function newestFirst(set: Map<number, Target>): Target[] {
  return [...set.values()].sort((a, b) => b.seq - a.seq)
}

function targetOf(sqlite: Database, seq: number): Target | undefined {
  return sqlite
    .prepare(
      `SELECT audit.seq, at, room, command, kind, undo, schema_version, params
       FROM audit LEFT JOIN command_detail ON command_detail.command_seq = audit.seq WHERE audit.seq = ?`,
    )
    .get(seq) as Target | undefined
}

/** The newest undo or redo that names the command decides. */
export function isUndone(sqlite: Database, seq: number): boolean {
  const latest = sqlite
    .prepare(
      `SELECT audit.kind FROM reversal JOIN audit ON audit.seq = reversal.seq
       WHERE reversal.target_seq = ? ORDER BY reversal.seq DESC LIMIT 1`,
    )
    .pluck()
    .get(seq) as 'undo' | 'redo' | undefined
  return latest === 'undo'
}

function isUndoneBy(sqlite: Database, target: number, undoSeq: number): boolean {
  const latest = sqlite.prepare('SELECT max(seq) FROM reversal WHERE target_seq = ?').pluck().get(target)
  return latest === undoSeq
}

/** Later commands, themselves live, that touched an aggregate one of these touched. */
function touchedLater(sqlite: Database, seqs: number[]): number[] {
  const found = new Set<number>()
  const later = sqlite.prepare(
    `SELECT DISTINCT c.command_seq AS seq, a.kind AS kind FROM change AS mine
     JOIN change AS c ON c.aggregate = mine.aggregate AND c.command_seq > mine.command_seq
     JOIN audit AS a ON a.seq = c.command_seq
     WHERE mine.command_seq = ?`,
  )
  for (const seq of seqs) {
    for (const row of later.all(seq) as { seq: number; kind: Target['kind'] }[]) {
      if (seqs.includes(row.seq)) continue
      if (row.kind === 'do' && !isUndone(sqlite, row.seq)) found.add(row.seq)
    }
  }
  return [...found]
}

function refOf(target: Target): Record<string, unknown> {
  return {
    seq: target.seq,
    at: target.at,
    room: target.room,
    command: target.command,
    undo: target.undo,
    params: target.params ? (JSON.parse(target.params) as Record<string, unknown>) : {},
  }
}
