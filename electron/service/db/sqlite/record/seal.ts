import type { Database } from 'better-sqlite3'
import { counterTables } from '../../area-tables'
import { capturedTables } from '../../captured'
import { columnsOf, imageOf } from '../capture'
import { prepared } from '../prepared'
import { RowSum, rowDigest } from './row-sum'
import { type Seal, type Sums, sealOf, storedSums, storeSums } from './sealed'

/** A row of `change` as it is read for the commitment. */
export type ChangeRow = [
  tbl: string,
  key: string,
  op: 'I' | 'U' | 'D',
  before: string | null,
  after: string | null,
  aggregate: string,
]

export interface CommandSeal {
  /** Each change of the command, in order. */
  see(change: ChangeRow): void
  /** Brings the stored sums up to the rows as they are now. */
  finish(salt: string): Seal & { tables: string[] }
}

interface TableChanges {
  sum: RowSum
  inserted: number
  /** A row inserted by this command may have been changed by it again. */
  tangled: boolean
}

/** Follows the changes of one command through the sums of their tables. */
export function sealOfCommand(sqlite: Database, seq: number): CommandSeal {
  const tables = new Map<string, TableChanges>()
  return {
    see([tbl, , op, before, after]) {
      let table = tables.get(tbl)
      if (!table) {
        table = { sum: new RowSum(), inserted: 0, tangled: false }
        tables.set(tbl, table)
      }
      if (op === 'I') table.inserted++
      else if (table.inserted > 0) table.tangled = true
      if (before !== null) table.sum.subtract(rowDigest(tbl, before))
      if (after !== null) table.sum.add(rowDigest(tbl, after))
    },
    finish(salt) {
      const sums = storedSums(sqlite)
      const changed: Sums = new Map()
      for (const [tbl, { sum, inserted, tangled }] of tables) {
        if (tangled) addTangled(sqlite, seq, tbl, sum)
        else if (inserted > 0) addInserted(sqlite, seq, tbl, inserted, sum)
        sum.addAll(sums.get(tbl) ?? new RowSum())
        changed.set(tbl, sum)
      }
      for (const tbl of counterTables) {
        const whole = wholeSum(sqlite, tbl)
        if (whole.hex() !== (sums.get(tbl) ?? new RowSum()).hex()) changed.set(tbl, whole)
      }
      storeSums(sqlite, changed)
      return { ...sealOf(salt, new Map([...sums, ...changed])), tables: [...tables.keys()] }
    },
  }
}

/** The same as `liveSum`, with a statement that is kept. */
function wholeSum(sqlite: Database, table: string): RowSum {
  const sum = new RowSum()
  const rows = prepared(sqlite, `SELECT ${liveRow(sqlite, table)} FROM ${table} AS t`).pluck()
  for (const image of rows.all() as string[]) sum.add(rowDigest(table, image))
  return sum
}

/** From so many rows on they are read as they lie in their table, not looked up one by one. */
const MANY = 2_000

/** An insert recorded its key only: the rows are read back. */
function addInserted(sqlite: Database, seq: number, table: string, inserted: number, sum: RowSum): void {
  const newest = inserted >= MANY ? newestRows(sqlite, seq, table) : null
  if (newest?.rows === inserted) sum.addAll(newest)
  else addImages(table, prepared(sqlite, insertedRows(sqlite, table)).pluck().iterate(seq, table), sum)
}

/**
 * All rows from the first that the command inserted on: row ids grow, so these are the inserted ones if they are as
 * many. Null where a table has no row ids.
 */
function newestRows(sqlite: Database, seq: number, table: string): RowSum | null {
  const key = sqlite
    .prepare("SELECT key FROM change WHERE command_seq = ? AND tbl = ? AND op = 'I' ORDER BY seq LIMIT 1")
    .pluck()
    .get(seq, table)
  const hasRowIds = sqlite.prepare('SELECT wr = 0 FROM pragma_table_list(?)').pluck().get(table) === 1
  if (!hasRowIds) return null
  const first = sqlite
    .prepare(`SELECT t.rowid FROM ${table} AS t WHERE ${keyIs(table)}`)
    .pluck()
    .get({ key })
  if (typeof first !== 'number') return null
  const sum = new RowSum()
  const rows = sqlite.prepare(`SELECT ${liveRow(sqlite, table)} FROM ${table} AS t WHERE t.rowid >= ?`)
  addImages(table, rows.pluck().iterate(first), sum)
  return sum
}

function addImages(table: string, images: IterableIterator<unknown>, sum: RowSum): void {
  for (const image of images as IterableIterator<string>) sum.add(rowDigest(table, image))
}

/**
 * The image of an inserted row that was changed again is what the next change found; walked from the end, so
 * that only changed rows are remembered.
 */
function addTangled(sqlite: Database, seq: number, table: string, sum: RowSum): void {
  const foundNext = new Map<string, string>()
  const changes = sqlite
    .prepare('SELECT key, op, before FROM change WHERE command_seq = ? AND tbl = ? ORDER BY seq DESC')
    .raw()
    .iterate(seq, table) as IterableIterator<[string, ChangeRow[2], string | null]>
  for (const [key, op, before] of changes) {
    if (op !== 'I') {
      foundNext.set(key, before ?? '')
      continue
    }
    const image = foundNext.get(key) ?? liveImage(sqlite, table, key)
    foundNext.delete(key)
    if (image !== null) sum.add(rowDigest(table, image))
  }
}

/** The row with this key as it is now; null when there is none. */
export function liveImage(sqlite: Database, table: string, key: string): string | null {
  const found = prepared(sqlite, `SELECT ${liveRow(sqlite, table)} FROM ${table} AS t WHERE ${keyIs(table)}`)
    .pluck()
    .get({ key }) as string | undefined
  return found ?? null
}

/** The row `t` has the key that is bound, as the triggers write it. */
const keyIs = (table: string) =>
  keyOf(table)
    .map((column, at) => `t.${column} = @key ->> ${at}`)
    .join(' AND ')

/** CROSS JOIN: the changes lead, each row is found by its key. */
function insertedRows(sqlite: Database, table: string): string {
  const on = keyOf(table)
    .map((column, at) => `t.${column} = c.key ->> ${at}`)
    .join(' AND ')
  return `SELECT ${liveRow(sqlite, table)} FROM change AS c CROSS JOIN ${table} AS t ON ${on}
    WHERE c.command_seq = ? AND c.tbl = ? AND c.op = 'I'`
}

function keyOf(table: string): readonly string[] {
  const spec = capturedTables[table]
  if (!spec) throw new Error(`table ${table} is not captured`)
  return spec.key
}

const images = new WeakMap<Database, Map<string, string>>()

/** Asked once for each table: a connection that writes commands sees no migration. */
function liveRow(sqlite: Database, table: string): string {
  const known = images.get(sqlite) ?? new Map<string, string>()
  images.set(sqlite, known)
  const image = known.get(table) ?? imageOf(columnsOf(sqlite, table), 't')
  known.set(table, image)
  return image
}
