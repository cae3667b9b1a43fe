import type { AreaName } from '../../../src/contract/define'
import { areasInOrder } from '../areas-in-order'
import { declaredOnce } from '../declared-once'
import type { CapturedTable } from './captured-table'

/** A captured table, as the triggers are made from it. */
interface Captured {
  area: AreaName
  /** Primary key columns, in order. */
  key: readonly string[]
  /** SQL of the aggregate a row belongs to, over the row alias NEW or OLD. */
  aggregate: (row: 'NEW' | 'OLD') => string
  /** The same: its kind, and the column that holds its id. */
  belongs: CapturedTable['aggregate']
  kept: CapturedTable['kept']
  label: CapturedTable['label']
  derived: readonly string[]
  masked: NonNullable<CapturedTable['masked']>
  vouches: CapturedTable['vouches']
}

/** Derived tables (search), counters that never rewind, and the audit itself are not captured. */
export const capturedTables: Record<string, Captured> = Object.fromEntries(
  declaredOnce('table', areasInOrder, ({ name, tables = {} }) =>
    Object.entries(tables).map(
      ([
        table,
        {
          key,
          kept,
          label,
          derived = [],
          masked = {},
          vouches,
          aggregate: [kind, column],
        },
      ]) => [
        table,
        {
          area: name,
          key,
          kept,
          label,
          derived,
          masked,
          vouches,
          belongs: [kind, column],
          aggregate: (row: 'NEW' | 'OLD') => `'${kind}:' || ${row}.${column}`,
        },
      ],
    ),
  ),
)

export function areaOfTable(table: string): AreaName {
  const spec = capturedTables[table]
  if (!spec) throw new Error(`table ${table} is not captured`)
  return spec.area
}
