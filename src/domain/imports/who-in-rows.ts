import { cellOf, type SheetLayout } from './layout'
import { wholeName } from './person-name'
import { cellText, tidy } from './table'

/**
 * Whom these rows (the sheet's, 1-based) are about, as they write it: the name, or the number where a row has no name.
 * The data rows are gone through as far as the last of them.
 */
export function whoInRows(layout: SheetLayout, rows: ReadonlySet<number>): ReadonlyMap<number, string> {
  const who = new Map<number, string>()
  const last = Math.max(...rows)
  if (rows.size === 0) return who
  for (const data of layout.data) {
    if (data.row > last) break
    if (!rows.has(data.row)) continue
    const cell = (field: string) => cellOf(layout, data, field)
    const named = wholeName(cell) ?? tidy(cellText(cell('staffNo')))
    if (named !== '') who.set(data.row, named)
  }
  return who
}
