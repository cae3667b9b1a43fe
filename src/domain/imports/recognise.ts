import { type KindSpec, readLayout } from './layout'
import type { ImportKind } from './preview'
import { isRefusal } from './refusal'
import { firstRows, type Sheet, type Table } from './table'

function fitOf<Field extends string>(tables: readonly Table[], spec: KindSpec<Field>): number {
  const layout = readLayout(tables, spec)
  return isRefusal(layout) ? 0 : spec.fit(layout)
}

/** A sheet says what it is long before its end. */
const ROWS_LOOKED_AT = 5_000

const beginningOf = (sheet: Sheet): Table => ({ ...sheet, rows: firstRows(sheet.rows, ROWS_LOOKED_AT) })

/**
 * What a file is for, by its headings and cells, never by its name: the kind it fits best, the first of those that fit
 * as well. Null when it fits none: a question bank, a complaint list, monthly figures.
 */
export function recogniseKind(whole: readonly Sheet[], kinds: readonly KindSpec[]): ImportKind | null {
  const tables = whole.map(beginningOf)
  let best: { kind: ImportKind | null; fit: number } = { kind: null, fit: 0 }
  for (const spec of kinds) {
    const fit = fitOf(tables, spec)
    if (fit > best.fit) best = { kind: spec.kind, fit }
  }
  return best.kind
}
