import { randomInt, randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { KnownRow, PutBack } from '../book'
import { capturedTables } from '../captured'
import { columnsOf } from './capture'
import { pointersTo } from './pointers'
import { liveImage } from './record/seal'
import { layAside, writeImage } from './reverse'

type Image = Record<string, string | number | null>

/**
 * Gives rows the images they should have, all or none: whoever asks rolls back unless it is `done`. In what order they
 * come makes no difference: where numbers were swapped, one of them stands aside until the other has its own again.
 * `others`: more rows of which the same is known, to tell who has what one of `rows` needs.
 */
export function putBackRows(
  sqlite: Database,
  rows: readonly KnownRow[],
  others: readonly KnownRow[] = [],
): PutBack {
  const changed = rows.find(row => !isAsExpected(sqlite, row))
  if (changed) return { state: 'changed', row: changed }
  const added = rows.filter(row => row.expected === null)
  for (const row of added) {
    if (layAside(sqlite, row)) continue
    if (hasDependents(sqlite, row, added)) return { state: 'changed', row }
    write(sqlite, row)
  }
  let left = rows.filter(row => row.expected !== null)
  const aside = new Set<KnownRow>()
  while (left.length > 0) {
    const stuck = left.filter(row => !write(sqlite, row))
    if (stuck.length === left.length) {
      const held = stuck.find(row => !aside.has(row) && stuck.some(one => wants(sqlite, one, row).length > 0))
      const [first] = stuck
      if (!held && first) return { state: 'taken', row: first, by: holdersOf(sqlite, stuck, others) }
      if (held) {
        standAside(sqlite, held, stuck)
        aside.add(held)
      }
    }
    left = stuck
  }
  return { state: 'done' }
}

/** The row is the one it is said to be, and what it should be has the columns its table has now. */
function isAsExpected(sqlite: Database, { table, key, present, expected }: KnownRow): boolean {
  if (!capturedTables[table] || liveImage(sqlite, table, key) !== present) return false
  return expected === null || Object.keys(imageOf(expected)).join() === columnsOf(sqlite, table).join()
}

/** Rows that hang on it and would go with it, silently: what was done since rests on it. */
function hasDependents(sqlite: Database, { table, key }: KnownRow, going: readonly KnownRow[]): boolean {
  const [id] = JSON.parse(key) as unknown[]
  return pointersTo(sqlite, [table]).some(pointer => {
    const columns = capturedTables[pointer.table]?.key.map(column => `t.${column}`).join(', ')
    const keys = sqlite
      .prepare(`SELECT json_array(${columns}) FROM ${pointer.table} AS t WHERE t.${pointer.column} = ?`)
      .pluck()
      .all(id) as string[]
    return keys.some(one => !going.some(row => row.table === pointer.table && row.key === one))
  })
}

/** False when what must be unique in it stands in another row; nothing is written then. */
function write(sqlite: Database, { table, key, expected }: KnownRow): boolean {
  return unlessTaken(() =>
    writeImage(sql => sqlite.prepare(sql), table, key, expected, liveImage(sqlite, table, key) !== null),
  )
}

function unlessTaken(work: () => unknown): boolean {
  try {
    work()
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_UNIQUE') return false
    throw error
  }
}

/** Gives it values nobody has in what others need of it. A check that forbids them leaves another column to be tried. */
function standAside(sqlite: Database, row: KnownRow, wanting: readonly KnownRow[]): void {
  const { table, key } = row
  const image = imageOf(row.present ?? '{}')
  const where = capturedTables[table]?.key.map(column => `${column} IS ?`).join(' AND ')
  const sets = new Map(wanting.flatMap(one => wants(sqlite, one, row)).map(set => [set.join(), set]))
  for (const set of sets.values()) {
    for (const column of set) {
      const neutral = typeof image[column] === 'number' ? -randomInt(1, 2 ** 47) : `aside ${randomUUID()}`
      const update = sqlite.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`)
      if (isAllowed(() => update.run(neutral, ...(JSON.parse(key) as string[])))) break
    }
  }
}

function isAllowed(work: () => unknown): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (/^SQLITE_CONSTRAINT/.test(String((error as { code?: unknown }).code))) return false
    throw error
  }
}

/** Of the others those that have what these need, and what those need in their turn. */
function holdersOf(sqlite: Database, stuck: readonly KnownRow[], others: readonly KnownRow[]): KnownRow[] {
  const needed = new Set<KnownRow>()
  const wanting = [...stuck]
  for (const one of wanting) {
    for (const other of others) {
      if (needed.has(other) || wants(sqlite, one, other).length === 0) continue
      needed.add(other)
      wanting.push(other)
    }
  }
  return [...needed]
}

/** The columns, together unique, in which one row must have what another has now. */
function wants(sqlite: Database, one: KnownRow, other: KnownRow): string[][] {
  if (one === other || one.table !== other.table || one.expected === null || other.present === null) return []
  const expected = imageOf(one.expected)
  const present = imageOf(other.present)
  return uniqueIn(sqlite, one.table).filter(columns =>
    columns.every(column => expected[column] !== null && expected[column] === present[column]),
  )
}

/** Columns that are unique together, but for the primary key. Of an index over an expression only its plain columns. */
function uniqueIn(sqlite: Database, table: string): string[][] {
  const indexes = sqlite
    .prepare(`SELECT name FROM pragma_index_list(?) WHERE "unique" = 1 AND origin != 'pk'`)
    .pluck()
    .all(table) as string[]
  return indexes
    .map(
      index =>
        sqlite
          .prepare('SELECT name FROM pragma_index_info(?) WHERE name IS NOT NULL ORDER BY seqno')
          .pluck()
          .all(index) as string[],
    )
    .filter(columns => columns.length > 0)
}

const imageOf = (text: string): Image => JSON.parse(text) as Image
