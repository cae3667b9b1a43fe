import type { Database } from 'better-sqlite3'
import { type Touched, withLater } from '../../../../src/domain/history/undo'
import type { Dependent, StoredRow } from '../book'
import { capturedTables } from '../captured'
import { type Pointer, pointersTo } from './pointers'
import { prepared } from './prepared'

/**
 * What has to go with these commands, found without taking anything back: live ones that touched the same later, those
 * that made rows which hang on rows the others made, and so on. `staying`: rows that hang on such rows and that no
 * command takes away, since they were issued (their numbers never return) or nothing says who made them.
 */
export function dependentOn(sqlite: Database, seqs: readonly number[]): Dependent {
  const touched = touchedIn(sqlite)
  const makers = makersIn(sqlite)
  /** Keys of the rows that go, by table. */
  const gone = new Map<string, Set<string>>()
  const staying = new Map<string, StoredRow>()
  let all = withLater(seqs, touched)
  let fresh: readonly number[] = [...all]
  while (fresh.length > 0) {
    const goneToo = insertedBy(sqlite, fresh)
    for (const [table, keys] of goneToo) gone.set(table, new Set([...(gone.get(table) ?? []), ...keys]))
    const more: number[] = []
    for (const pointer of pointersTo(sqlite, [...goneToo.keys()])) {
      for (const row of rowsThrough(sqlite, pointer, goneToo.get(pointer.to) ?? [])) {
        if (gone.get(pointer.table)?.has(row.key)) continue
        const maker = makers(pointer, row)
        if (maker !== null && maker.undo !== 'compensated') more.push(maker.seq)
        else staying.set(`${pointer.table} ${row.key}`, { table: pointer.table, key: row.key })
      }
    }
    const before = all
    all = withLater([...all, ...more], touched)
    fresh = [...all].filter(seq => !before.has(seq))
  }
  return { seqs: all, staying: [...staying.values()] }
}

/** Looked up once: the walk begins anew whenever more has to go. */
function touchedIn(sqlite: Database): Touched {
  const aggregates = new Map<number, string[]>()
  const later = new Map<string, number[]>()
  const live = prepared(sqlite, "SELECT seq FROM undo_stack WHERE part = 'done' AND seq >= ? ORDER BY seq")
  const touchedBy = prepared(sqlite, 'SELECT DISTINCT aggregate FROM change WHERE command_seq = ?')
  const touchedSince = prepared(
    sqlite,
    'SELECT DISTINCT command_seq FROM change WHERE aggregate = ? AND command_seq > ?',
  )
  return {
    liveFrom: seq => live.pluck().all(seq) as number[],
    aggregatesOf: seq => remembered(aggregates, seq, () => touchedBy.pluck().all(seq) as string[]),
    laterOn: (aggregate, seq) =>
      remembered(later, `${seq} ${aggregate}`, () => touchedSince.pluck().all(aggregate, seq) as number[]),
  }
}

function remembered<K, V>(known: Map<K, V>, key: K, find: () => V): V {
  const found = known.get(key) ?? find()
  known.set(key, found)
  return found
}

/**
 * Keys of the rows that go when these commands are taken back, by table. What is issued is voided then: its row stays,
 * and what hangs on it does not fall.
 */
function insertedBy(sqlite: Database, seqs: readonly number[]): Map<string, string[]> {
  const rows = prepared(
    sqlite,
    `SELECT c.tbl AS "table", c.key FROM audit AS a JOIN change AS c ON c.command_seq = a.seq AND c.op = 'I'
     WHERE a.seq IN (SELECT value FROM json_each(?)) AND a.undo != 'compensated'`,
  ).all(JSON.stringify(seqs)) as StoredRow[]
  const inserted = new Map<string, string[]>()
  for (const { table, key } of rows) {
    const keys = inserted.get(table)
    if (keys) keys.push(key)
    else inserted.set(table, [key])
  }
  return inserted
}

interface PointingRow {
  /** Of the primary key, as the triggers write it. */
  key: string
  aggregate: string
  /** The row it names. */
  parent: string
}

/** Of tables with one key column: those that others point to have no more. */
function rowsThrough(
  sqlite: Database,
  { table, column }: Pointer,
  parents: readonly string[],
): PointingRow[] {
  const spec = capturedTables[table]
  if (!spec) return []
  const key = spec.key.map(one => `child.${one}`).join(', ')
  const aggregate = spec.aggregate('NEW').replaceAll('NEW.', 'child.')
  return prepared(
    sqlite,
    `SELECT json_array(${key}) AS key, ${aggregate} AS aggregate, child.${column} AS parent FROM ${table} AS child
     WHERE child.${column} IN (SELECT json_extract(value, '$[0]') FROM json_each(?))`,
  ).all(JSON.stringify(parents)) as PointingRow[]
}

interface Maker {
  seq: number
  undo: string
}

interface Made extends Maker {
  key: string
  op: 'I' | 'U'
  before: string | null
  after: string | null
}

/** Who made a row point where it does: of the commands that hold, the one since which it has. */
function makersIn(sqlite: Database): (pointer: Pointer, row: PointingRow) => Maker | null {
  const known = new Map<string, Map<string, Made[]>>()
  return ({ table, column }, { key, aggregate, parent }) => {
    const ofAggregate = remembered(known, `${table} ${aggregate}`, () => changesOf(sqlite, table, aggregate))
    let maker: Made | null = null
    // What an insert wrote is what the next change found.
    let found: string | null = null
    for (const change of (ofAggregate.get(key) ?? []).toReversed()) {
      const wrote = change.op === 'U' ? change.after : found
      if (wrote !== null && valueIn(wrote, column) !== parent) break
      maker = change
      found = change.before
    }
    return maker
  }
}

function changesOf(sqlite: Database, table: string, aggregate: string): Map<string, Made[]> {
  const rows = prepared(
    sqlite,
    `SELECT c.key, c.command_seq AS seq, c.op, c.before, c.after, a.undo FROM change AS c
     JOIN undo_stack AS s ON s.part = 'done' AND s.seq = c.command_seq JOIN audit AS a ON a.seq = c.command_seq
     WHERE c.aggregate = ? AND c.tbl = ? AND c.op IN ('I', 'U') ORDER BY c.seq`,
  ).all(aggregate, table) as Made[]
  const byKey = new Map<string, Made[]>()
  for (const row of rows) {
    const own = byKey.get(row.key)
    if (own) own.push(row)
    else byKey.set(row.key, [row])
  }
  return byKey
}

const valueIn = (image: string, column: string): unknown =>
  (JSON.parse(image) as Record<string, unknown>)[column]
