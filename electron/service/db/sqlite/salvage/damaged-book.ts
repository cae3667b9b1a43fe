import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { openDamaged } from '../foreign'
import { statementsUpTo } from '../migrations/list'
import { bind } from './walked'

type Sqlite = Database.Database

/** A row, or a key in an index, takes at least so many bytes of the file. */
const leastBytes = 4

/**
 * Opens a damaged book, or one that somebody made look like that, to be salvaged. Entries of its schema that cannot be
 * read do not hide the others; a view, or anything else that makes its rows up, is read as a table that is not there.
 * Whatever walks rows of it does so by `walked`.
 */
export function openToSalvage(file: string, version: number): Sqlite {
  const damaged = openDamaged(file)
  try {
    hideMadeUp(damaged, version)
    const bytes = statSync(file).size
    bind(damaged, { rows: bytes / leastBytes, until: performance.now() + patienceMs(bytes) })
    return damaged
  } catch (error) {
    damaged.close()
    throw error
  }
}

/** A minute, and two seconds for every megabyte: many times what a sound book takes. */
const patienceMs = (bytes: number): number => 60_000 + (2_000 * bytes) / 2 ** 20

/** Tables of ours that something else stands for: damage makes none of that. */
export const madeUpIn = (damaged: Sqlite): readonly string[] => madeUp.get(damaged) ?? []

const madeUp = new WeakMap<Sqlite, string[]>()

/** A name in the temporary schema comes before the same in the file: reading it there fails at once. */
function hideMadeUp(damaged: Sqlite, version: number): void {
  const ours = new Database(':memory:')
  try {
    ours.exec(statementsUpTo(version))
    const there = new Map(tablesIn(damaged).map(table => [table.name, table]))
    const hidden = tablesIn(ours)
      .filter(({ type }) => type === 'table')
      .filter(({ name, wr }) => {
        const found = there.get(name)
        return found?.type !== 'table' || found.wr !== wr || isComputed(damaged, ours, name)
      })
      .map(({ name }) => name)
    for (const name of hidden) damaged.exec(`CREATE TEMP TABLE "${name}" (lost)`)
    madeUp.set(
      damaged,
      hidden.filter(name => there.has(name)),
    )
  } finally {
    ours.close()
  }
}

type Listed = { schema: string; name: string; type: string; wr: 0 | 1 }

const tablesIn = (sqlite: Sqlite): Listed[] =>
  (sqlite.pragma('table_list') as Listed[]).filter(
    ({ schema, name }) => schema === 'main' && !/^(sqlite|search)_/.test(name),
  )

/** Whether a column that holds values with us is worked out there. */
function isComputed(damaged: Sqlite, ours: Sqlite, table: string): boolean {
  const held = new Set(columnsIn(ours, table).flatMap(({ name, hidden }) => (hidden === 0 ? [name] : [])))
  return columnsIn(damaged, table).some(({ name, hidden }) => hidden !== 0 && held.has(name))
}

const columnsIn = (sqlite: Sqlite, table: string): { name: string; hidden: number }[] =>
  sqlite.prepare('SELECT name, hidden FROM pragma_table_xinfo(?)').all(table) as {
    name: string
    hidden: number
  }[]
