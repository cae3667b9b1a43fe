import type { Database } from 'better-sqlite3'
import type { LostRow } from '../../../../../src/contract/book/listed-losses'
import type { LostName } from '../../../../../src/contract/book/lost-name'
import { areasInOrder } from '../../../areas-in-order'
import { declaredOnce } from '../../../declared-once'
import { capturedTables } from '../../captured'
import type { StrayRow, Witness } from '../record/record-rows'
import type { Known } from './area-salvage'
import { lostRowsIn } from './lost-rows'
import { subjects } from './subjects'
import { textIn } from './text-in'

/** Columns that name a row by themselves, the most telling first. */
const ownNames = ['name', 'title', 'tag', 'file_name', 'number']
const day = /^\d{4}-\d\d-\d\d$/

const areas = areasInOrder.flatMap(({ salvage = [] }) => salvage)
const days = areas.flatMap(one => one.days ?? [])
const labels = [
  ...declaredOnce('label of a loss', areasInOrder, ({ salvage }) => Object.entries(salvage?.labels ?? {})),
]
const between = [
  ...declaredOnce('kind between', areasInOrder, ({ salvage }) => Object.entries(salvage?.between ?? {})),
]

export interface LossTeller {
  /** All rows of a table that are known to be lost, each with whose it is. */
  lost(table: string, named: readonly LostName[]): LostRow[]
  /** Rows that came through and that nothing vouches for. */
  strays(rows: readonly StrayRow[]): LostRow[]
  /** The same as a person knows them, without those that nothing names. */
  strayNames(rows: readonly StrayRow[]): LostName[]
}

/**
 * Tells whose rows were that are lost: one row leads to another (`between`), that to what it is told under; each may be in
 * the salvaged book, in a backup (`earlier`), or be lost itself and known by an index only.
 */
export function lossTeller(damaged: Database, sound: Database, earlier: Witness | null): LossTeller {
  const lostOf = remembered((table: string) => lostRowsIn(damaged, sound, earlier, table))
  const rowOf = (table: string, id: unknown): Known | null =>
    typeof id !== 'string'
      ? null
      : (rowIn(sound, table, id) ??
        (earlier && rowIn(earlier.sqlite, table, id)) ??
        lostOf(table).get(JSON.stringify([id])) ??
        null)

  const describe = (table: string, row: Known, key?: string): LostRow => {
    const of = (kind: string): Known | null => (table === kind ? row : rowOf(kind, row[`${kind}_id`]))
    const direct = new Map(between.map(([kind]) => [kind, of(kind)]))
    /** One may lead to another. */
    const led = between.map(([kind]) => {
      const through = [...direct.values()].find(one => typeof one?.[`${kind}_id`] === 'string')
      return direct.get(kind) ?? rowOf(kind, through?.[`${kind}_id`])
    })
    const facts: Partial<LostRow> = {}
    for (const { kind, tell } of subjects) {
      const column = `${kind}_id`
      const id = table === kind ? row.id : [row, ...led].map(one => one?.[column]).find(isKnown)
      if (typeof id === 'string')
        Object.assign(facts, { [kind]: { id, ...tell(table === kind ? row : rowOf(kind, id), rowOf) } })
    }
    const label = subjects.some(({ kind }) => kind === table)
      ? undefined
      : (ownName(table, row) ??
        labels.map(([kind, column]) => textIn(of(kind)?.[column])).find(name => name !== undefined))
    const dated = between.flatMap(([, { dated }], at) => (dated ? [led[at] ?? null] : []))
    const on = [row, ...dated].flatMap(one => days.map(column => one?.[column])).find(isDay)
    return {
      ...(key !== undefined && { key }),
      ...(label !== undefined && { label }),
      ...(on !== undefined && { on }),
      ...facts,
    }
  }

  const strays = (rows: readonly StrayRow[]) =>
    rows.map(({ table, key, present }) => describe(table, JSON.parse(present ?? '{}') as Known, key))
  return {
    strays,
    strayNames: rows => strays(rows).flatMap((row, at) => named(askedBy(rows[at]), row) ?? []),
    lost(table, names) {
      const rows = [...lostOf(table)].map(([key, row]) => describe(table, row, key))
      return withNames(rows, names, name => {
        const columns = areas.map(one => one.columnsOf?.(name)).find(one => one)
        return { ...(columns && describe(table, columns)), label: name.label }
      })
    },
  }
}

/** What a stray row is asked for by: a number of a class alone names nothing. */
function askedBy(stray: StrayRow | undefined): string | null {
  const { table = '', present = null } = stray ?? {}
  const row = JSON.parse(present ?? '{}') as Known
  const column = capturedTables[table]?.label
  const label = (column === undefined ? null : row[column]) ?? row.name ?? row.title
  return typeof label === 'string' ? label : null
}

const named = (label: string | null, row: LostRow): LostName | null =>
  areas.map(one => one.nameOf?.(label, row)).find(one => one) ?? null

const holder = (row: LostRow): string | undefined =>
  areas.map(one => one.holder?.(row)).find(name => name !== undefined)

/** What it is called by itself. */
function ownName(table: string, row: Known): string | undefined {
  const column = capturedTables[table]?.label
  if (column !== undefined) return textIn(row[column])
  return ownNames.map(name => textIn(row[name])).find(name => name !== undefined)
}

/** Names and numbers that something else still knows (a gap in a series, an index) are told too, each once. */
function withNames(
  rows: readonly LostRow[],
  named: readonly LostName[],
  describeName: (name: LostName) => LostRow,
): LostRow[] {
  const left = new Map<string, number>()
  for (const row of rows) {
    const name = row.label ?? holder(row)
    if (name !== undefined) left.set(name, (left.get(name) ?? 0) + 1)
  }
  const others = named.filter(({ label }) => {
    const count = left.get(label) ?? 0
    left.set(label, count - 1)
    return count <= 0
  })
  // One that is known without its name is one of those; which one, where there are several, nobody knows.
  const nameless = rows.filter(row => row.label === undefined && holder(row) === undefined)
  const same = others.length === 1 && nameless.length === 1 ? nameless[0] : undefined
  const dropped = new Set(nameless.slice(0, others.length))
  return [...rows.filter(row => !dropped.has(row)), ...others.map(one => ({ ...same, ...describeName(one) }))]
}

function rowIn(sqlite: Database, table: string, id: string): Known | null {
  return (sqlite.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(id) as Known | undefined) ?? null
}

const isKnown = (value: unknown): boolean => value !== null && value !== undefined

const isDay = (value: unknown): value is string => typeof value === 'string' && day.test(value)

function remembered<T>(work: (table: string) => T): (table: string) => T {
  const known = new Map<string, T>()
  return table => {
    const value = known.get(table) ?? work(table)
    known.set(table, value)
    return value
  }
}
