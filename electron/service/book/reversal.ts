import type { Database } from 'better-sqlite3'
import { redoRefusal, type UndoMode, undoRefusal, withLater } from '../../../src/domain/history/undo'
import { isProved } from '../db/sqlite/record/record-chain'
import { creatorsOfOrphans, reverseChanges, touchedLater } from '../db/sqlite/reverse'
import { isOnStack, undoFloor } from '../db/sqlite/undo-stack'
import { Refusal } from '../refusal'

export type Reversal = { targets: number[]; params: Record<string, unknown> } & (
  | { kind: 'undo' }
  /** `of`: the undo that is brought back. */
  | { kind: 'redo'; of: number }
)

interface Target {
  seq: number
  at: string
  area: string
  command: string
  kind: 'do' | 'undo' | 'redo'
  undo: UndoMode
  params: string | null
}

type Compensate = (seq: number, area: string, name: string) => Promise<void>

/** Undo and redo, inside the running command's transaction. Throws a Refusal; the caller rolls back. */
export async function takeBack(
  sqlite: Database,
  kind: 'undo' | 'redo',
  input: unknown,
  compensate: Compensate,
): Promise<Reversal> {
  sqlite.pragma('defer_foreign_keys = ON')
  const { seq, withLater: all } = input as { seq: number; withLater?: boolean }
  return kind === 'undo' ? undo(sqlite, seq, all === true, compensate) : redo(sqlite, seq)
}

async function undo(sqlite: Database, seq: number, all: boolean, compensate: Compensate): Promise<Reversal> {
  const target = undoable(sqlite, seq)
  let seqs: ReadonlySet<number> = new Set([seq])
  for (;;) {
    seqs = withLater([...seqs], one => touchedLater(sqlite, one))
    // Rows made later may hang on rows this takes away; they show only when it is tried.
    sqlite.exec('SAVEPOINT attempt')
    await reverseAll(sqlite, targetsOf(sqlite, seqs, all), compensate)
    const orphans = creatorsOfOrphans(sqlite).filter(creator => !seqs.has(creator))
    if (orphans.length === 0) {
      sqlite.exec('RELEASE attempt')
      break
    }
    sqlite.exec('ROLLBACK TO attempt')
    sqlite.exec('RELEASE attempt')
    seqs = new Set([...seqs, ...orphans])
  }
  const targets = targetsOf(sqlite, seqs, all)
  if (!all && targets.length > 1) {
    const blockers = targets.filter(blocker => blocker.seq !== seq).map(refOf)
    throw new Refusal('undo_touched_later', { blockers, count: blockers.length })
  }
  return {
    kind: 'undo',
    targets: targets.map(one => one.seq),
    params: { ...refOf(target), count: targets.length },
  }
}

function redo(sqlite: Database, seq: number): Reversal {
  const undoing = targetOf(sqlite, seq)
  const seqs = sqlite
    .prepare('SELECT target_seq FROM reversal WHERE seq = ? ORDER BY target_seq')
    .pluck()
    .all(seq) as number[]
  const targets = seqs.map(target => getTarget(sqlite, target))
  const refusal = redoRefusal(
    undoing && { kind: undoing.kind, reachable: seq > undoFloor(sqlite) },
    targets.map(target => ({ undo: target.undo, undoneByThis: lastReversalOf(sqlite, target.seq) === seq })),
  )
  if (refusal) throw new Refusal(refusal)
  const later = touchedLater(sqlite, seq)
  if (later.length > 0) throw new Refusal('redo_touched_later', { count: later.length })
  if (!isProved(sqlite, seq)) throw new Refusal('undo_not_proved')
  reverseChanges(sqlite, seq)
  if (creatorsOfOrphans(sqlite).length > 0) throw new Refusal('undo_would_break')
  const [first] = targets
  const params = first ? { ...refOf(first), count: targets.length } : {}
  return { kind: 'redo', of: seq, targets: seqs, params }
}

/** The command, when nothing about itself forbids to undo it. */
function undoable(sqlite: Database, seq: number): Target {
  const target = targetOf(sqlite, seq)
  const refusal = undoRefusal(
    target && {
      kind: target.kind,
      undo: target.undo,
      live: isOnStack(sqlite, 'done', seq),
      reachable: seq > undoFloor(sqlite),
    },
  )
  if (refusal || !target)
    throw new Refusal(refusal ?? 'nothing_to_undo', target?.undo === 'final' ? refOf(target) : {})
  return target
}

/** Newest first. Those that must go as well are only listed until they are asked for; then each must allow it. */
function targetsOf(sqlite: Database, seqs: ReadonlySet<number>, all: boolean): Target[] {
  const targets = [...seqs].sort((a, b) => b - a).map(seq => getTarget(sqlite, seq))
  if (targets.some(target => target.kind !== 'do')) throw new Refusal('undo_would_break')
  return all ? targets.map(target => undoable(sqlite, target.seq)) : targets
}

async function reverseAll(
  sqlite: Database,
  targets: readonly Target[],
  compensate: Compensate,
): Promise<void> {
  for (const target of targets) {
    // What it wrote down is what would be put back.
    if (!isProved(sqlite, target.seq)) throw new Refusal('undo_not_proved')
    if (target.undo === 'compensated') await compensate(target.seq, target.area, target.command)
    else reverseChanges(sqlite, target.seq)
  }
}

function getTarget(sqlite: Database, seq: number): Target {
  const target = targetOf(sqlite, seq)
  if (!target) throw new Refusal('undo_would_break')
  return target
}

function targetOf(sqlite: Database, seq: number): Target | undefined {
  return sqlite
    .prepare(
      `SELECT audit.seq, at, area, command, kind, undo, params
       FROM audit LEFT JOIN command_detail ON command_detail.command_seq = audit.seq WHERE audit.seq = ?`,
    )
    .get(seq) as Target | undefined
}

/** The newest undo or redo that names the command decides whether it holds. */
function lastReversalOf(sqlite: Database, target: number): number | null {
  return sqlite.prepare('SELECT max(seq) FROM reversal WHERE target_seq = ?').pluck().get(target) as
    | number
    | null
}

function refOf(target: Target): Record<string, unknown> {
  return {
    seq: target.seq,
    at: target.at,
    area: target.area,
    command: target.command,
    undo: target.undo,
    params: target.params ? (JSON.parse(target.params) as Record<string, unknown>) : {},
  }
}
