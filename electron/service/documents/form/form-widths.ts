import type { FormColumn, FormRoll, FormValue } from './form-sheet'

/** The columns' widths as they fill the paper: what is over or missing is shared out by width, signatures apart. */
export function columnWidths(columns: readonly FormColumn[], total: number): number[] {
  const asked = columns.reduce((sum, column) => sum + column.width, 0)
  const elastic = columns.reduce((sum, column) => sum + (column.kind === 'sign' ? 0 : column.width), 0)
  if (elastic === 0) return columns.map(column => (column.width * total) / asked)
  const share = (total - asked) / elastic
  return columns.map(({ kind, width }) => (kind === 'sign' ? width : width * (1 + share)))
}

/** Neighbours under one heading: `{ lines, from, to }`; a column without a group is one of its own. */
export function headGroups(columns: readonly FormColumn[]) {
  const groups: { lines: readonly string[] | null; from: number; to: number }[] = []
  columns.forEach(({ group }, at) => {
    const last = groups.at(-1)
    if (group !== undefined && last?.lines === group) last.to = at + 1
    else groups.push({ lines: group ?? null, from: at, to: at + 1 })
  })
  return groups
}

/** What stands below each column; null where the roll has no sums. */
export function totalsOf({ columns, rows }: FormRoll): FormValue[] | null {
  if (columns.every(column => column.total === undefined)) return null
  return columns.map(({ total }, at) => {
    if (total === undefined) return null
    if (total !== 'sum') return total.value
    return rows.reduce((sum, row) => sum + (typeof row[at] === 'number' ? row[at] : 0), 0)
  })
}
