import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { counterTables } from '../../area-tables'
import { capturedTables } from '../../captured'
import type { Db } from '../../databases'
import { columnsOf, imageOf } from '../capture'
import { prepared } from '../prepared'
import { RowSum, rowDigest } from './row-sum'

/** Every table whose rows the chain commits to. */
export const sealedTables: readonly string[] = [...Object.keys(capturedTables), ...counterTables].sort()

export type Sums = Map<string, RowSum>

/** The sum over the rows of a table as they are now. */
export function liveSum(sqlite: Database, table: string, onRow: () => void = () => undefined): RowSum {
  const sum = new RowSum()
  const columns = columnsOf(sqlite, table)
  // A book of an older version has no such table yet.
  if (columns.length === 0) return sum
  const rows = sqlite.prepare(`SELECT ${imageOf(columns, 't')} FROM ${table} AS t`).pluck()
  for (const image of rows.iterate() as IterableIterator<string>) {
    sum.add(rowDigest(table, image))
    onRow()
  }
  return sum
}

export function liveSums(sqlite: Database, onRow?: () => void): Sums {
  return new Map(sealedTables.map(table => [table, liveSum(sqlite, table, onRow)]))
}

/** The sums as the last command left them. */
export function storedSums(sqlite: Database): Sums {
  const rows = prepared(sqlite, 'SELECT tbl, row_count, sum FROM table_seal').all() as {
    tbl: string
    row_count: number
    sum: string
  }[]
  // A row of a table that is not sealed would go into the next seal, and into no check.
  const sealed = rows.filter(({ tbl }) => sealedTables.includes(tbl))
  return new Map(sealed.map(({ tbl, row_count, sum }) => [tbl, new RowSum(sum, row_count)]))
}

/** How many rows a sealed table has, as the last command left it: nobody has to count them. */
export async function rowCountOf(db: Db, table: string): Promise<number> {
  const sum = await db
    .selectFrom('table_seal')
    .select('row_count')
    .where('tbl', '=', table)
    .executeTakeFirst()
  return sum?.row_count ?? 0
}

export function storeSums(sqlite: Database, sums: Sums): void {
  for (const [table, sum] of sums) {
    if (sum.rows === 0) prepared(sqlite, 'DELETE FROM table_seal WHERE tbl = ?').run(table)
    else
      prepared(
        sqlite,
        `INSERT INTO table_seal (tbl, row_count, sum) VALUES (?, ?, ?)
         ON CONFLICT (tbl) DO UPDATE SET row_count = excluded.row_count, sum = excluded.sum`,
      ).run(table, sum.rows, sum.hex())
  }
}

/**
 * Fingerprint of how far the rows are from those the last command left: as long as nobody alters any, commands leave it
 * as it is, since their sums follow what they change.
 */
export function driftOf(sqlite: Database, live: Sums): string {
  const left = storedSums(sqlite)
  return digestOf(
    sealedTables.map(table => {
      const apart = new RowSum()
      apart.addAll(live.get(table) ?? new RowSum())
      apart.addAll(left.get(table) ?? new RowSum(), -1)
      return [table, apart.rows, apart.hex()]
    }),
  )
}

export interface Seal {
  /** What the link carries. */
  seal: string
  salt: string
  /** Digest of the tables that are not captured. */
  rest: string
}

export function sealOf(salt: string, sums: Sums): Seal {
  const rest = digestOf([listed(sums, true)])
  return { seal: sealWith(salt, sums, rest), salt, rest }
}

/** The seal of an older state: its captured tables are known from their changes, the others by their digest. */
export function sealWith(salt: string, sums: Sums, rest: string): string {
  return digestOf([salt, listed(sums, false), rest])
}

/** A table without rows counts as one that is not there. */
function listed(sums: Sums, whole: boolean): [string, number, string][] {
  return [...sums]
    .filter(([table, sum]) => sum.rows !== 0 && counterTables.includes(table) === whole)
    .map(([table, sum]): [string, number, string] => [table, sum.rows, sum.hex()])
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

const digestOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
