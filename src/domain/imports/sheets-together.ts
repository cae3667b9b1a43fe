import { listed } from '../text/listed'
import type { DataRow } from './data-rows'
import { foldHeading } from './heading'
import { type Finding, inSheetOrder, isDecided, type RowDecisions } from './preview'
import type { KindSpec, SheetLayout, SheetPart } from './sheet-layout'
import type { Cell, Rows } from './table'

const NAMES_SHOWN = 12

/**
 * What an office keeps on one sheet per team: the sheets that look like the chosen one. Those with its headings are read
 * with it where somebody decided so at the row of its headings; until then, and of all others, it is said what they hold.
 */
export function withOtherSheets<Field extends string>(
  best: SheetLayout<Field>,
  others: readonly SheetLayout<Field>[],
  spec: KindSpec<Field>,
  decisions: RowDecisions | undefined,
): SheetLayout<Field> {
  // A kind that looks at the cells is only asked about sheets in memory.
  const fit = spec.fit as (layout: SheetLayout<Field>) => number
  const same = others.filter(one => fit(one) > 0 && columnsFor(best, one) !== null)
  // One with other headings that names people, too, is often something else.
  const alike = others.filter(one => !same.includes(one) && fit(one) * 2 >= fit(best) && fit(one) > 0)
  const about = { row: best.headerRow, column: '', severity: 'warning' } as const
  const findings: Finding[] = []
  const count = same.reduce((rows, one) => rows + one.data.length, 0)
  if (count > 0) {
    const value = listed(
      same.map(one => one.sheet),
      NAMES_SHOWN,
    )
    findings.push({ ...about, value, code: 'more_sheets', params: { count, sheets: same.length } })
  }
  for (const one of alike)
    findings.push({ ...about, value: one.sheet, code: 'other_sheet', params: { count: one.data.length } })
  const areRead = count > 0 && isDecided(decisions, best.headerRow, 'all_sheets')
  const step = roundAbove([best, ...same])
  const parts = [best, ...same].map(({ sheet, title, headerRow }, index): SheetPart => {
    const read = areRead || index === 0
    const by = read ? step * index : Number.MAX_SAFE_INTEGER
    return { sheet, title, headerRow: read ? by + headerRow : headerRow, by, read }
  })
  const said = {
    ...best,
    findings: inSheetOrder([...best.findings, ...findings]),
    ...(same.length > 0 && { parts }),
  }
  return areRead ? together(said, same) : said
}

const nameOf = (layout: SheetLayout, column: number) =>
  foldHeading(`${layout.groups[column] ?? ''}\n${layout.headings[column] ?? ''}`)

/**
 * Where each column of the chosen sheet stands in the other one, -1 for nowhere. Null where that has a column of its own,
 * or one that means another field.
 */
function columnsFor(best: SheetLayout, other: SheetLayout): readonly number[] | null {
  const names = (layout: SheetLayout) => layout.headings.map((_, column) => nameOf(layout, column))
  const [own, its] = [names(best), names(other)]
  const headed = its.filter((_, column) => other.headings[column] !== '')
  if (new Set(headed).size < headed.length || !headed.every(name => own.includes(name))) return null
  const from = own.map((name, column) => (best.headings[column] === '' ? -1 : its.indexOf(name)))
  const agree = [...other.columns].every(([field, column]) => from[best.columns.get(field) ?? -1] === column)
  return agree ? from : null
}

/** One layout of several. The rows of a sheet but the first are numbered on from a round number, which is said. */
function together<Field extends string>(
  best: SheetLayout<Field>,
  others: readonly SheetLayout<Field>[],
): SheetLayout<Field> {
  const step = roundAbove([best, ...others])
  const parts: { layout: SheetLayout<Field>; by: number; from: readonly number[] | null }[] = [
    { layout: best, by: 0, from: null },
  ]
  const findings = [...best.findings]
  for (const [index, layout] of others.entries()) {
    const by = step * (index + 1)
    parts.push({ layout, by, from: columnsFor(best, layout) })
    const params = { by, first: by + layout.headerRow + 1 }
    const about = { row: by + layout.headerRow, column: '', value: layout.sheet, params }
    findings.push({ ...about, code: 'rows_of_sheet', severity: 'info' })
    findings.push(...layout.findings.map(finding => ({ ...finding, row: finding.row + by })))
  }
  const hiddenRows = parts.reduce((sum, { layout }) => sum + layout.hiddenRows, 0)
  return { ...best, data: rowsOf(parts), hiddenRows, findings: inSheetOrder(findings) }
}

/** Above every row of these sheets: 1000, 10000 … */
function roundAbove(layouts: readonly SheetLayout[]): number {
  let last = 0
  for (const layout of layouts) {
    for (const { row } of layout.data) last = Math.max(last, row)
    for (const { row } of layout.findings) last = Math.max(last, row)
  }
  return 10 ** Math.max(3, String(last).length)
}

function rowsOf(
  parts: readonly { layout: SheetLayout; by: number; from: readonly number[] | null }[],
): Rows<DataRow> {
  const every = function* (): Iterator<DataRow> {
    for (const { layout, by, from } of parts)
      for (const { row, cells } of layout.data)
        yield {
          row: row + by,
          cells: from ? from.map((column): Cell => (column < 0 ? null : (cells[column] ?? null))) : cells,
        }
  }
  const rows = {
    length: parts.reduce((sum, { layout }) => sum + layout.data.length, 0),
    [Symbol.iterator]: every,
  }
  return parts.every(({ layout }) => Array.isArray(layout.data)) ? [...rows] : rows
}
