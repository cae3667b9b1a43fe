import type { Database } from 'better-sqlite3'

/** How much is read of a damaged book: its pages may lead in circles, or a single value may be made up to take for ever. */
interface Bounds {
  /** Of one table or index: a file holds no more. */
  rows: number
  /** Of `performance.now`: from then on nothing more is read of it. */
  until: number
}

const bounds = new WeakMap<Database, Bounds>()

/** Books of ours, whose pages were checked. */
const unbounded: Bounds = { rows: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY }

/** Whatever walks rows of it from here on ends there. */
export function bind(sqlite: Database, most: Bounds): void {
  bounds.set(sqlite, most)
}

/** Row by row, so that it can be ended between any two. Throws where it goes on beyond all bounds. */
export function* walked<T>(sqlite: Database, rows: IterableIterator<unknown>): Generator<T> {
  const { rows: most, until } = bounds.get(sqlite) ?? unbounded
  let count = 0
  for (const row of rows) {
    if (++count > most || performance.now() > until) throw new Error('the rows do not come to an end')
    yield row as T
  }
}

/** Of one column, all that comes before damage ends it. */
export const textsIn = (sqlite: Database, sql: string): string[] =>
  taken<string>(() => walked(sqlite, sqlite.prepare(sql).pluck().iterate()))

/** The same of whole rows; none where there is no book. */
export const rowsIn = <Row>(sqlite: Database | null, sql: string): Row[] =>
  sqlite ? taken<Row>(() => walked(sqlite, sqlite.prepare(sql).iterate())) : []

function taken<T>(walk: () => Generator<T>): T[] {
  const found: T[] = []
  try {
    for (const one of walk()) found.push(one)
  } catch {
    // What came until here is all of it.
  }
  return found
}

/** How many rows were put in: one that breaks a rule of its table is left out. */
export function attempted(insert: () => number): number {
  try {
    return insert()
  } catch {
    return 0
  }
}
