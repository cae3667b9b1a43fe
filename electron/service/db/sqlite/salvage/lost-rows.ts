import type { Database } from 'better-sqlite3'
import { capturedTables } from '../../captured'
import { acceptedRows, rowAt } from '../record/accepted'
import { keysOf, strayRows, type Witness, witnessFrom } from '../record/record-rows'
import { liveImage } from '../record/seal'
import type { Known } from './area-salvage'
import { changesLostUpTo } from './changes-lost'
import { walked } from './walked'

/** Of one table no more are told one by one. */
export const mostListed = 2000

/**
 * Rows of a table that are not in the salvaged book (`sound`), by their keys, with every column that something still
 * tells: the indexes of the damaged one, the changes, a backup of the same history (`earlier`). What a lost step may have
 * removed is not among them, unless an index still has it.
 */
export function lostRowsIn(
  damaged: Database,
  sound: Database,
  earlier: Witness | null,
  table: string,
): Map<string, Known> {
  const spec = capturedTables[table]
  const found = new Map<string, Known>()
  if (!spec) return found
  const live = new Set(keysOf(sound, table))
  const add = (key: string, known: Known) => {
    if (live.has(key) || (found.size >= mostListed && !found.has(key))) return
    found.set(key, { ...keyColumns(spec.key, key), ...found.get(key), ...known })
  }
  for (const [key, known] of byIndexes(damaged, sound, table, { key: spec.key, live })) add(key, known)
  for (const [key, known] of byChanges(sound, table)) add(key, known)
  for (const [key, known] of byBackup(sound, earlier, table)) add(key, known)
  if (found.size > 0) addAggregates(sound, table, spec.belongs[1], found)
  return found
}

const keyColumns = (columns: readonly string[], key: string): Known => {
  const values = JSON.parse(key) as unknown[]
  return Object.fromEntries(columns.map((column, at) => [column, values[at]]))
}

/**
 * What the indexes of the damaged book hold of each lost row, put together by the row they lead to. Those that hold the
 * whole key are walked first: of rows that are there nothing is kept.
 */
function byIndexes(
  damaged: Database,
  sound: Database,
  table: string,
  { key, live }: { key: readonly string[]; live: ReadonlySet<string> },
): Map<string, Known> {
  const own = (sound.pragma(`table_list(${table})`) as { wr: 0 | 1 }[])[0]?.wr === 1 ? key : ['rowid']
  const indexes = (sound.pragma(`index_list(${table})`) as { name: string; partial: 0 | 1 }[]).map(
    ({ name, partial }) => {
      const columns = (sound.pragma(`index_info(${name})`) as { name: string | null }[]).flatMap(
        column => column.name ?? [],
      )
      const asked = [...new Set([...own, ...columns])]
      const where = partial ? conditionOf(sound, name) : ''
      const sql = `SELECT ${asked.map(one => `${one} AS ${one}`).join(', ')} FROM ${table} INDEXED BY ${name} ${where}`
      return { asked, sql }
    },
  )
  const placeOf = (entry: Known) => JSON.stringify(own.map(column => entry[column]))
  const keys = new Map<string, string>()
  for (const { sql } of indexes.filter(one => key.every(column => one.asked.includes(column))))
    for (const entry of entriesIn(damaged, sql)) {
      const at = JSON.stringify(key.map(column => entry[column]))
      if (keys.size >= mostListed) break
      if (!live.has(at)) keys.set(placeOf(entry), at)
    }
  const rows = new Map<string, Known>([...keys.values()].map(at => [at, {}]))
  for (const { sql } of keys.size > 0 ? indexes : [])
    for (const { rowid, ...entry } of entriesIn(damaged, sql)) {
      const at = keys.get(placeOf({ rowid, ...entry }))
      if (at !== undefined) rows.set(at, { ...rows.get(at), ...entry })
    }
  return rows
}

/** All that comes before damage ends it. */
function* entriesIn(damaged: Database, sql: string): Generator<Known> {
  try {
    yield* walked<Known>(damaged, damaged.prepare(sql).iterate())
  } catch {
    // What came until here is all of it.
  }
}

/** Without it SQLite does not walk an index that leaves rows out. */
function conditionOf(sound: Database, index: string): string {
  const sql = sound.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(index) as string
  return /\bWHERE\b[\s\S]*$/i.exec(sql)?.[0] ?? ''
}

/** Written, and never removed since all changes are known. */
function* byChanges(sound: Database, table: string): Generator<[string, Known]> {
  const rows = strayRows(
    sound,
    [table],
    acceptedRows(sound),
    Number.POSITIVE_INFINITY,
    changesLostUpTo(sound),
  )
  for (const { kind, key, expected } of rows) if (kind === 'missing') yield [key, rowIn(expected)]
}

/** In a backup, and in no change since. */
function* byBackup(sound: Database, earlier: Witness | null, table: string): Generator<[string, Known]> {
  const accepted = acceptedRows(sound)
  if (!earlier || earlier.seq < Math.max(changesLostUpTo(sound), witnessFrom(sound, accepted))) return
  const touched = new Set(
    sound.prepare('SELECT key FROM change WHERE tbl = ? AND command_seq > ?').pluck().all(table, earlier.seq),
  )
  for (const key of [...keysOf(earlier.sqlite, table)]) {
    if (touched.has(key) || (accepted.rows.get(rowAt(table, key))?.seq ?? 0) > earlier.seq) continue
    if (liveImage(sound, table, key) === null) yield [key, rowIn(liveImage(earlier.sqlite, table, key))]
  }
}

/** What a row belonged to stands beside each of its changes. */
function addAggregates(sound: Database, table: string, column: string, found: Map<string, Known>): void {
  const changes = sound.prepare('SELECT key, aggregate FROM change WHERE tbl = ?').raw()
  for (const [key, aggregate] of changes.iterate(table) as IterableIterator<[string, string]>) {
    const known = found.get(key)
    if (known && known[column] === undefined) known[column] = aggregate.slice(aggregate.indexOf(':') + 1)
  }
}

const rowIn = (image: string | null): Known => {
  try {
    return (JSON.parse(image ?? '{}') as Known | null) ?? {}
  } catch {
    return {}
  }
}
