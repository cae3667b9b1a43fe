import { areasInOrder } from '../areas-in-order'
import { declaredOnce } from '../declared-once'
import type { DerivedTable } from './derived-table'

// Whoever writes to a table knows how it is kept: two areas, or two ways, would each miss what the other wrote.
declaredOnce('table', areasInOrder, ({ tables = {}, derived = [], counters = [], codes = [] }) =>
  [...Object.keys(tables), ...derived.map(({ table }) => table), ...counters, ...codes].map(table => [
    table,
    null,
  ]),
)

/** Tables of codes, each with one column `code`: migrations fill them, and no command writes to them. */
export const codeTables: readonly string[] = areasInOrder.flatMap(({ codes = [] }) => codes)

/** Never rewound and so not captured, but what the office gave away hangs on them: small, and summed whole each time. */
export const counterTables: readonly string[] = areasInOrder.flatMap(({ counters = [] }) => counters)

export const derivedTables: readonly DerivedTable[] = areasInOrder.flatMap(({ derived = [] }) => derived)

/** Those that a change of these tables can make stale. */
export const derivedFrom = (tables: readonly string[]): readonly DerivedTable[] =>
  derivedTables.filter(({ from }) => from.some(table => tables.includes(table)))

/** What two copies of one book are told apart by: the name of a count, and the table that is counted. */
export const countedTables: readonly [name: string, table: string][] = [
  ...declaredOnce('count', areasInOrder, ({ counted = {} }) => Object.entries(counted)),
]
