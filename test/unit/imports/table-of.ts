import { isRefusal } from '../../../src/domain/imports/refusal'
import type { Cell, Merge, Table } from '../../../src/domain/imports/table'

/** A sheet for tests; a string of cells separated by '|' stands for a row of texts. */
export function tableOf(rows: readonly (readonly Cell[] | string)[], more: Partial<Table> = {}): Table {
  const cells = rows.map(row =>
    typeof row === 'string' ? row.split('|').map(text => (text === '' ? null : text)) : row,
  )
  return { name: '表1', hidden: false, rows: cells, firstRow: 1, merges: [], ...more }
}

/** `block('B1:D1')`, as Excel writes it. */
export function block(range: string): Merge {
  const [from, to] = range.split(':').map(ref => ({
    column: ref.charCodeAt(0) - 65,
    row: Number(ref.slice(1)) - 1,
  }))
  return { top: from!.row, left: from!.column, bottom: to!.row, right: to!.column }
}

/** The value, or a failed test that names the refusal. */
export function accepted<T extends object>(value: T): Exclude<T, { refused: unknown }> {
  if (isRefusal(value)) throw new Error(`refused: ${value.refused} ${JSON.stringify(value.params)}`)
  return value as Exclude<T, { refused: unknown }>
}

/** How often each code was found: `{ lost_zeros: 23 }`. */
export function codesOf(preview: {
  readonly findings: readonly { readonly code: string }[]
}): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { code } of preview.findings) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
