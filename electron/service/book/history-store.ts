import type { HistoryEntry } from '../../../src/contract/book'
import { type HistoryCommand, redoTarget, undoTarget } from '../../../src/domain/history/undo'
import type { Db } from '../context'
import { schemaVersion } from '../db/migrations/list'

export async function findLanded(db: Db, commandId: string): Promise<number | null> {
  const row = await db.selectFrom('audit').select('seq').where('id', '=', commandId).executeTakeFirst()
  return row?.seq ?? null
}

/** Newest first, by key: `before` is the number of the last entry already shown. */
export async function listHistory(
  db: Db,
  page: { before: number | null; limit: number; room?: string | null },
): Promise<{ entries: HistoryEntry[]; nextBefore: number | null }> {
  let query = db
    .selectFrom('audit')
    .leftJoin('command_detail', 'command_detail.command_seq', 'audit.seq')
    .leftJoin('operator', 'operator.id', 'audit.operator_id')
    .select([
      'audit.seq',
      'audit.at',
      'audit.room',
      'audit.command',
      'audit.kind',
      'audit.undo',
      'audit.changes',
      'audit.schema_version',
      'command_detail.params',
      'operator.name as operator',
    ])
    .orderBy('audit.seq', 'desc')
    .limit(page.limit)
  if (page.before !== null) query = query.where('audit.seq', '<', page.before)
  if (page.room) query = query.where('audit.room', '=', page.room)
  const rows = await query.execute()
  const seqs = rows.map(row => row.seq)
  const targets = await targetsOf(db, seqs)
  const undone = await undoneAmong(db, seqs)
  const entries = rows.map(row => ({
    seq: row.seq,
    at: row.at,
    operator: row.operator,
    room: row.room,
    command: row.command,
    kind: row.kind,
    targets: targets.get(row.seq) ?? [],
    params: JSON.parse(row.params ?? '{}') as Record<string, unknown>,
    undo: row.undo,
    undone: undone.has(row.seq),
    changes: row.changes,
    reachable: row.schema_version === schemaVersion,
  }))
  return { entries, nextBefore: rows.length === page.limit ? (rows.at(-1)?.seq ?? null) : null }
}

/** Ctrl+Z and Ctrl+Shift+Z look this far back. */
const undoReach = 200

export async function undoState(db: Db) {
  const recent = (await listHistory(db, { before: null, limit: undoReach })).entries
  const find = (seq: number | null) => recent.find(entry => entry.seq === seq && entry.reachable)
  const commands = recent.toReversed().flatMap(asCommands)
  const undo = find(undoTarget(commands))
  // Named after what it would bring back, and carried out by the number of the undo that took it away.
  const redone = find(redoTarget(commands))
  const undoing = recent.find(
    entry => entry.kind === 'undo' && redone !== undefined && entry.targets.includes(redone.seq),
  )
  const redo = redone && undoing?.reachable && canRedo(recent, undoing) ? undoing : null
  return {
    undo: undo ? refOf(undo) : null,
    redo: redo && redone ? { ...refOf(redone), seq: redo.seq } : null,
  }
}

/** An undo that took back several commands is, for the rule, several undos at once. */
function asCommands(entry: HistoryEntry): HistoryCommand[] {
  const { seq, kind, undo } = entry
  if (kind === 'do') return [{ seq, kind, undo, aggregates: [] }]
  return entry.targets.map(target => ({ seq, kind, target }))
}

/** A compensated command (issue → void) is done anew, never brought back. */
function canRedo(recent: HistoryEntry[], undoing: HistoryEntry): boolean {
  return undoing.targets.every(target => recent.find(one => one.seq === target)?.undo === 'captured')
}

function refOf({ seq, room, command, at, params, undo }: HistoryEntry) {
  return { seq, room, command, at, params, undo }
}

async function targetsOf(db: Db, seqs: number[]): Promise<Map<number, number[]>> {
  const rows = await db
    .selectFrom('reversal')
    .selectAll()
    .where('seq', 'in', seqs)
    .orderBy('target_seq', 'desc')
    .execute()
  const targets = new Map<number, number[]>()
  for (const row of rows) targets.set(row.seq, [...(targets.get(row.seq) ?? []), row.target_seq])
  return targets
}

async function undoneAmong(db: Db, seqs: number[]): Promise<Set<number>> {
  const rows = await db
    .selectFrom('reversal')
    .innerJoin('audit', 'audit.seq', 'reversal.seq')
    .select(['reversal.target_seq', 'audit.kind'])
    .where('reversal.target_seq', 'in', seqs)
    .orderBy('reversal.seq')
    .execute()
  const latest = new Map(rows.map(row => [row.target_seq, row.kind]))
  return new Set([...latest].filter(([, kind]) => kind === 'undo').map(([seq]) => seq))
}
