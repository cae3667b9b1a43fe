import type { HistoryEntry } from '../../../src/contract/book'
import { type HistoryCommand, redoTarget, undoTarget } from '../../../src/domain/history/undo'
import type { Db } from '../context'
import { capturedTables } from '../db/captured'
import { schemaVersion } from '../db/migrations/list'
import { namesOf, type Row, rowLabel, valueText } from './change-names'

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

export async function listChanges(db: Db, input: { seq: number; limit: number }) {
  const total = await db
    .selectFrom('change')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('command_seq', '=', input.seq)
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('change')
    .selectAll()
    .where('command_seq', '=', input.seq)
    .orderBy('seq')
    .limit(input.limit)
    .execute()
  const images = []
  for (const row of rows) {
    const before = row.before ? (JSON.parse(row.before) as Row) : null
    const after = row.after ? (JSON.parse(row.after) as Row) : await currentRow(db, row.tbl, row.key)
    images.push({ table: row.tbl, op: row.op, before, after })
  }
  const names = await namesOf(
    db,
    images.flatMap(({ before, after }) => [before, after].filter(row => row !== null)),
  )
  const changes = images.map(({ table, op, before, after }) => ({
    table,
    op,
    label: rowLabel(after ?? before ?? {}, names),
    fields: differences(op === 'I' ? null : before, op === 'D' ? null : after, names),
  }))
  return { total: total.count, changes }
}

/** An insert recorded its key only: its image is the row itself, while it is there. */
async function currentRow(db: Db, table: string, key: string): Promise<Record<string, unknown> | null> {
  const spec = capturedTables[table]
  if (!spec) return null
  const values = JSON.parse(key) as (string | number)[]
  // The table is one of ours (a key of capturedTables), never a name from outside.
  let query = db.selectFrom(table as 'person').selectAll()
  spec.key.forEach((column, index) => {
    query = query.where(column as 'id', '=', String(values[index]))
  })
  return ((await query.executeTakeFirst()) as Record<string, unknown> | undefined) ?? null
}

function differences(before: Row | null, after: Row | null, names: Map<string, string>) {
  const columns = Object.keys(after ?? before ?? {}).filter(
    column => column !== 'id' && column !== 'sort_key',
  )
  return columns
    .filter(column => (before?.[column] ?? null) !== (after?.[column] ?? null))
    .map(column => ({
      column,
      before: valueText(column, before?.[column], names),
      after: valueText(column, after?.[column], names),
    }))
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
