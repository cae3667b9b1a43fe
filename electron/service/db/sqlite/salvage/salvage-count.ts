import type { Database, Statement } from 'better-sqlite3'
import { capturedTables } from '../../captured'
import { codeTables } from '../../code-tables'
import { highestNumber } from '../record/chain'
import { walked } from './damaged-book'

/** Machinery that is made anew: nobody misses a row of it. */
const machinery = new Set(['running', 'table_seal', 'undo_stack', 'certificate_due', ...codeTables])

export const isMissed = (table: string): boolean => !machinery.has(table)

/**
 * How many rows a table had, as far as a damaged book still tells: by its seal (so many the last command left), by its
 * indexes, by the changes written of it, and for the record itself by its numbers. The most that any of them says, since
 * damage takes away from each; 0 when none says anything. `lostUpTo`: of entries up to this one changes are lost, and so
 * may be what removed a row.
 */
export function rowsThereWere(
  damaged: Database,
  table: string,
  indexes: readonly string[],
  lostUpTo: number,
): number {
  const asked: (() => unknown)[] = [
    () => damaged.prepare('SELECT row_count FROM table_seal WHERE tbl = ?').pluck().get(table),
    ...indexes.map(
      index => () => sum(damaged, damaged.prepare(`SELECT 1 FROM ${table} INDEXED BY ${index}`)),
    ),
    () => (Object.hasOwn(capturedTables, table) ? changesSay(damaged, table, lostUpTo) : 0),
  ]
  if (table === 'audit' || table === 'command_detail')
    asked.push(() => damaged.prepare('SELECT max(seq) FROM audit WHERE seq < ?').pluck().get(highestNumber))
  if (table === 'change') asked.push(() => sum(damaged, damaged.prepare('SELECT changes FROM audit')))
  return Math.max(0, ...asked.map(ask => answer(ask)))
}

/** Inserted and never deleted, by the changes of later entries: what was there before was not fewer than none. */
const changesSay = (damaged: Database, table: string, lostUpTo: number): number =>
  sum(
    damaged,
    damaged.prepare(
      `SELECT CASE op WHEN 'I' THEN 1 WHEN 'D' THEN -1 ELSE 0 END FROM change WHERE tbl = ? AND command_seq > ?`,
    ),
    table,
    lostUpTo,
  )

/** Of one column. Not by SQLite, which would not stop where it goes on for ever. */
function sum(damaged: Database, asked: Statement, ...bound: unknown[]): number {
  let total = 0
  for (const one of walked<number>(damaged, asked.pluck().iterate(...bound))) total += one
  return total
}

/** Where the damage lies in the way of one answer, another may still come. */
function answer(ask: () => unknown): number {
  try {
    const count = ask()
    return typeof count === 'number' && Number.isSafeInteger(count) ? count : 0
  } catch {
    return 0
  }
}
