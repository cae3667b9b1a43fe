import { scoreSpec } from '../assessments/score-sheet-fields'
import { abilitySpec } from '../needs/ability-matrix-fields'
import { rosterSpec } from '../people/roster-fields'
import { scanSpec } from '../sessions/scan-log-fields'
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
 * What a file is for, by its headings and cells, never by its name. Null when it fits no kind of import:
 * a question bank, a complaint list, monthly figures.
 */
export function recogniseKind(whole: readonly Sheet[]): ImportKind | null {
  const tables = whole.map(beginningOf)
  const fits: readonly (readonly [ImportKind, number])[] = [
    ['scores', fitOf(tables, scoreSpec)],
    ['ability', fitOf(tables, abilitySpec)],
    ['attendance', fitOf(tables, scanSpec)],
    ['people', fitOf(tables, rosterSpec)],
  ]
  const best = fits.reduce((known, one) => (one[1] > known[1] ? one : known))
  return best[1] > 0 ? best[0] : null
}
