import type { Database, Statement } from 'better-sqlite3'
import { codeTables, derivedTables } from '../../area-tables'
import { capturedTables } from '../../captured'
import { freeNumber, highestNumber } from '../record/chain'
import { walked } from './walked'

/** Machinery that is made anew: nobody misses a row of it. */
const machinery = new Set([
  'running',
  'table_seal',
  'undo_stack',
  ...derivedTables.map(({ table }) => table),
  ...codeTables,
])

export const isMissed = (table: string): boolean => !machinery.has(table)

/**
 * How many rows a table had, as far as a damaged book still tells: by its seal (so many the last command left), by its
 * indexes, by the changes written of it, and for the record itself by its numbers. The most that any of them says, since
 * damage takes away from each; 0 when none says anything. `lostUpTo`: of entries up to this one changes are lost, and so
 * may be what removed a row. `lastStep`: the number of the last entry there was (`lastStepOf`).
 */
export function rowsThereWere(
  damaged: Database,
  table: string,
  indexes: readonly string[],
  lostUpTo: number,
  lastStep: number,
): number {
  const asked: (() => unknown)[] = [
    () => damaged.prepare('SELECT row_count FROM table_seal WHERE tbl = ?').pluck().get(table),
    ...indexes.map(
      index => () => sum(damaged, damaged.prepare(`SELECT 1 FROM ${table} INDEXED BY ${index}`)),
    ),
    () => (Object.hasOwn(capturedTables, table) ? changesSay(damaged, table, lostUpTo) : 0),
  ]
  if (table === 'audit' || table === 'command_detail') asked.push(() => lastStep - passedOver(damaged))
  if (table === 'change') asked.push(() => sum(damaged, damaged.prepare('SELECT changes FROM audit')))
  return Math.max(0, ...asked.map(ask => answer(ask)))
}

/**
 * The number of the last entry there was: by what is left of the entries in the salvaged book (`sound`), and by a mark
 * outside the damaged one (`marked`; 0 where there is none). Numbers no office can have reached do not count.
 */
export function lastStepOf(sound: Database, marked: number): number {
  return Math.max(freeNumber(sound) - 1, marked < highestNumber ? marked : 0)
}

/** Numbers of entries that earlier recoveries passed over: those were told as missing then. */
function passedOver(damaged: Database): number {
  let passed = 0
  const entries = damaged.prepare(
    `SELECT seq, command = 'sealSalvaged' AND area = 'book' FROM audit WHERE seq < ? ORDER BY seq`,
  )
  let before: number | null = null
  for (const [seq, salvaged] of walked<[number, 0 | 1]>(damaged, entries.raw().iterate(highestNumber))) {
    if (salvaged && before !== null) passed += seq - before - 1
    before = seq
  }
  return passed
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
