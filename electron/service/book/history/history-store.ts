import type { HistoryEntry } from '../../../../src/contract/book/history'
import { dayCommand } from '../../../../src/domain/book/demonstration'
import { rowsLost } from '../../../../src/domain/book/good-backup'
import type { StackPart } from '../../../../src/domain/history/undo'
import type { Db } from '../../context'
import { sealedAnew } from '../../db/sqlite/record/seal-anew'
import { objectIn } from '../stored/object-in'
import { storedRecoveries } from '../stored/stored-salvages'

export async function findLanded(db: Db, commandId: string): Promise<number | null> {
  const row = await db.selectFrom('audit').select('seq').where('id', '=', commandId).executeTakeFirst()
  return row?.seq ?? null
}

/** The number of the entry with this fingerprint, as it was printed or copied; null when none has it. */
export async function findHead(db: Db, printed: string): Promise<number | null> {
  const hash = printed
    .normalize('NFKC')
    .replace(/[^0-9a-f]/gi, '')
    .toLowerCase()
  const row = await db.selectFrom('audit').select('seq').where('hash', '=', hash).executeTakeFirst()
  return row?.seq ?? null
}

/** The entry of the newest restore; null when these data were never restored. */
export async function lastRestore(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('audit')
    .select('seq')
    .where('kind', '=', 'do')
    .where('area', '=', 'book')
    .where('command', '=', 'noteRestore')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? null
}

/** Newest first, by key: `before` is the number of the last entry already shown. */
export async function listHistory(
  db: Db,
  page: {
    before: number | null
    limit: number
    area?: string | null
    operatorId?: string | null
    from?: string | null
    until?: string | null
  },
): Promise<{ entries: HistoryEntry[]; nextBefore: number | null }> {
  let query = db
    .selectFrom('audit')
    .leftJoin('command_detail', 'command_detail.command_seq', 'audit.seq')
    .leftJoin('operator', 'operator.id', 'audit.operator_id')
    .select([
      'audit.seq',
      'audit.at',
      'audit.area',
      'audit.command',
      'audit.kind',
      'audit.undo',
      'audit.changes',
      'command_detail.params',
      'audit.operator_id',
      'operator.name as operator',
    ])
    .orderBy('audit.seq', 'desc')
    .limit(page.limit)
  if (page.before !== null) query = query.where('audit.seq', '<', page.before)
  if (page.area) query = query.where('audit.area', '=', page.area)
  if (page.operatorId) query = query.where('audit.operator_id', '=', page.operatorId)
  if (page.from) query = query.where('audit.at', '>=', page.from)
  if (page.until) query = query.where('audit.at', '<', page.until)
  const rows = await query.execute()
  const seqs = rows.map(row => row.seq)
  const targets = await targetsOf(db, seqs)
  const undone = await undoneAmong(db, seqs)
  const floors = await undoFloors(db)
  const gone = await operatorsGone(
    db,
    rows.filter(row => row.operator === null).map(row => row.operator_id),
  )
  const lossCounts = await lossesOf(db, rows)
  const entries = rows.map(row => ({
    seq: row.seq,
    at: row.at,
    operator: row.operator ?? gone.get(row.operator_id ?? '') ?? askedBy(row.params),
    area: row.area,
    command: row.command,
    kind: row.kind,
    targets: targets.get(row.seq) ?? [],
    params: lossCounts.has(row.seq)
      ? { ...withoutList(row.params), count: lossCounts.get(row.seq) }
      : withoutList(row.params),
    undo: row.undo,
    undone: undone.has(row.seq),
    changes: row.changes,
    behind: behindOf(floors, row.seq),
  }))
  return { entries, nextBefore: rows.length === page.limit ? (rows.at(-1)?.seq ?? null) : null }
}

/** Of the recoveries among them: how many rows they lost, where that is more than none and nobody altered what they say. */
async function lossesOf(db: Db, rows: readonly { command: string }[]): Promise<Map<number, number>> {
  if (!rows.some(({ command }) => command === 'sealSalvaged')) return new Map()
  const counts = (await storedRecoveries(db)).map(({ seq, lost }) => [seq, rowsLost({ lost })] as const)
  return new Map(counts.filter(([, count]) => count > 0))
}

/** What a recovery lost row by row is asked for by itself: it may be long, and no line says it. */
function withoutList(params: string | null): Record<string, unknown> | null {
  const words = objectIn(params)
  if (!words || !('losses' in words)) return words
  const { losses: _, ...line } = words
  return line
}

/** Of a restore: who asked for it may be nobody in the data it brought. */
function askedBy(params: string | null): string | null {
  const by = objectIn(params)?.by
  return typeof by === 'string' ? by : null
}

/** Names of operators whose row was taken away, as it was possible before: what was deleted is written down. */
async function operatorsGone(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const id of new Set(ids)) {
    if (id === null) continue
    const deleted = await db
      .selectFrom('change')
      .select('before')
      .where('aggregate', '=', `operator:${id}`)
      .where('tbl', '=', 'operator')
      .where('op', '=', 'D')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    const name = objectIn(deleted?.before ?? null)?.name
    if (typeof name === 'string') names.set(id, name)
  }
  return names
}

/**
 * What Ctrl+Z and Ctrl+Shift+Z would do now: the tops of the stack, however long the history is. A final step (a print
 * was logged, numbers were raised) is passed over: it is in the way of those only that touched what it touched. The
 * story of the demonstration year is no step of the person's.
 */
export async function undoState(db: Db) {
  const story = await storyEnd(db)
  const done = await topOf(db, 'done', story)
  const onlyStory = done === null && story > 0
  const [undo = null] = await refsOf(db, done === null ? [] : [done])
  return { undo, redo: await redoOf(db), onlyStory }
}

/**
 * The newest undo that can be brought back. One that left a trace for good (certificates were voided) is passed over,
 * and with it those whose records it touched after them.
 */
async function redoOf(db: Db) {
  for (let undone = await topOf(db, 'undone'); undone !== null; ) {
    const targets = (await targetsOf(db, [undone])).get(undone) ?? []
    const brought = await refsOf(db, targets)
    const canRedo = brought.every(target => target.undo === 'captured') && !(await isUndoneLater(db, undone))
    // Named after what it would bring back, and carried out by the number of the undo that took it away.
    const [oldest] = brought.toSorted((a, b) => a.seq - b.seq)
    if (oldest && canRedo) return { ...oldest, seq: undone }
    undone = await topOf(db, 'undone', 0, undone)
  }
  return null
}

/** Whether an undo after this one that was not brought back touched what this one touched. */
export async function isUndoneLater(db: Db, seq: number): Promise<boolean> {
  if (((await topOf(db, 'undone')) ?? 0) <= seq) return false
  const found = await db
    .selectFrom('change as mine')
    .innerJoin('change as later', join =>
      join
        .onRef('later.aggregate', '=', 'mine.aggregate')
        .onRef('later.command_seq', '>', 'mine.command_seq'),
    )
    .innerJoin('undo_stack', 'undo_stack.seq', 'later.command_seq')
    .select('later.command_seq')
    .where('undo_stack.part', '=', 'undone')
    .where('mine.command_seq', '=', seq)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Where the building of a demonstration year ended: it begins and ends by setting the book's day. 0 elsewhere. */
async function storyEnd(db: Db): Promise<number> {
  const daySet = db
    .selectFrom('audit')
    .where('area', '=', dayCommand.area)
    .where('command', '=', dayCommand.command)
  if (!(await daySet.select('seq').where('seq', '=', 1).executeTakeFirst())) return 0
  const last = await daySet.select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return last?.seq ?? 0
}

/** Whether it holds and undo can reach it. */
export async function isLive(db: Db, seq: number): Promise<boolean> {
  const found = await db
    .selectFrom('undo_stack')
    .select('seq')
    .where('part', '=', 'done')
    .where('seq', '=', seq)
    .executeTakeFirst()
  return found !== undefined
}

async function topOf(db: Db, part: StackPart, after = 0, before?: number): Promise<number | null> {
  let query = db
    .selectFrom('undo_stack')
    .innerJoin('audit', 'audit.seq', 'undo_stack.seq')
    .select('undo_stack.seq')
    .where('part', '=', part)
    .where('audit.undo', '!=', 'final')
    .where('undo_stack.seq', '>', after)
  if (before !== undefined) query = query.where('undo_stack.seq', '<', before)
  const top = await query.orderBy('undo_stack.seq', 'desc').limit(1).executeTakeFirst()
  return top?.seq ?? null
}

async function refsOf(db: Db, seqs: number[]) {
  if (seqs.length === 0) return []
  const rows = await db
    .selectFrom('audit')
    .leftJoin('command_detail', 'command_detail.command_seq', 'audit.seq')
    .select(['audit.seq', 'audit.area', 'audit.command', 'audit.at', 'audit.undo', 'command_detail.params'])
    .where('audit.seq', 'in', seqs)
    .execute()
  return rows.map(row => ({ ...row, params: objectIn(row.params) }))
}

/** Undo ends where the tables were last sealed anew: an upgrade, a salvage, a note of what was altered outside. */
export async function undoFloor(db: Db): Promise<number> {
  return (await undoFloors(db)).at(-1)?.seq ?? 0
}

type Floor = { seq: number; command: string }

/** All of those, the oldest first: they are few. */
export async function undoFloors(db: Db): Promise<Floor[]> {
  return db
    .selectFrom('audit')
    .select(['seq', 'command'])
    .where('kind', '=', 'do')
    .where('area', '=', 'book')
    .where('command', 'in', sealedAnew)
    .orderBy('seq')
    .execute()
}

const floorKinds: Record<string, HistoryEntry['behind']> = {
  sealUpgraded: 'upgrade',
  sealSalvaged: 'salvage',
  noteAltered: 'note',
}

/** What came first after a step and put it out of reach. One of those themselves is final, and says so. */
export function behindOf(floors: readonly Floor[], seq: number): HistoryEntry['behind'] {
  const floor = floors.find(one => one.seq >= seq)
  return floor ? (floorKinds[floor.command] ?? null) : null
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
