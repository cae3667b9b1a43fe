import type { Column } from './data-table-shape'

/** Pixels of a column without a width that says nothing of the least. */
const leastOf = ({ least = 96 }: { least?: number }): number => least

type Sized = Pick<Column<unknown>, 'width' | 'least'>

/** Pixels below which the table scrolls; `beside`: those of columns of the table's own. */
export const leastWidth = (columns: readonly Sized[], beside: number): number =>
  columns.reduce((sum, column) => sum + (column.width ?? leastOf(column)), beside)

/**
 * How wide each column is: pixels, a share of the table, or undefined for the one that takes what is left. A browser
 * gives those without a width equal parts of what is left, whatever each keeps at the least. So they get shares after
 * their least, and the widest of them the rest: in a table that is as narrow as may be each has its least.
 */
export function columnWidths(
  columns: readonly Sized[],
  beside: number,
): readonly (number | string | undefined)[] {
  const whole = leastWidth(columns, beside)
  const flexible = columns.filter(({ width }) => width === undefined)
  const widest = flexible.reduce<Sized | null>(
    (most, column) => (most === null || leastOf(column) > leastOf(most) ? column : most),
    null,
  )
  return columns.map(column => {
    if (column.width !== undefined) return column.width
    return column === widest ? undefined : `${((100 * leastOf(column)) / whole).toFixed(3)}%`
  })
}
