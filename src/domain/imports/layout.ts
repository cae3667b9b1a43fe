import { type DataRow, leftOutAt, sortRows } from './data-rows'
import type { DayOrder, DayRules, OffsetAt } from './day-reading'
import { layoutFingerprint } from './fingerprint'
import { findHeader, type Header, titleAbove } from './header-row'
import { assignColumns, type FieldWords, foldAll, foldHeading, shownHeadings } from './heading'
import { withoutIdleNumber } from './idle-numbers'
import { besideTheTable, columnsTwice, tableAbove } from './other-tables'
import { type Finding, inSheetOrder, isDecidedAnywhere, type RowDecisions } from './preview'
import { type ImportRefusal, isRefusal, refusal } from './refusal'
import { sayOfSeats, seatsOnly } from './seat-number'
import type { KindSpec, Layout, Mapping, SheetLayout } from './sheet-layout'
import { withOtherSheets } from './sheets-together'
import { stacked } from './side-by-side'
import { type Cell, cellText, isEmpty, type Rows, type Sheet, type Table, tidy } from './table'

export type { KindSpec, Layout, Mapping, SheetLayout, SheetPart } from './sheet-layout'

export type LayoutOptions<Field extends string = string> = {
  readonly sheet?: string
  readonly mapping?: Mapping<Field>
  readonly offsetAt?: OffsetAt
  /** What somebody decided about the sheet, at the row of its headings. */
  readonly decisions?: RowDecisions
}

/**
 * Chooses the sheet (the named one, or the visible one that fits best), finds its headings and its data rows. Of sheets
 * that lie on disk the data rows do, too.
 */
export function readLayout<Field extends string>(
  tables: readonly Table[],
  spec: KindSpec<Field>,
  options?: LayoutOptions<Field>,
): Layout<Field> | ImportRefusal
export function readLayout<Field extends string>(
  tables: readonly Sheet[],
  spec: KindSpec<Field>,
  options?: LayoutOptions<Field>,
): SheetLayout<Field> | ImportRefusal
export function readLayout<Field extends string>(
  tables: readonly Sheet[],
  spec: KindSpec<Field>,
  options: LayoutOptions<Field> = {},
): SheetLayout<Field> | ImportRefusal {
  const candidates = sheetsToTry(tables, options.sheet)
  if (isRefusal(candidates)) return candidates
  const tried = candidates.map(table => readSheet(table, spec, options))
  const read = tried.filter((result): result is SheetLayout<Field> => !isRefusal(result))
  if (read.length > 0) {
    const leavesHidden = isDecidedAnywhere(options.decisions, 'leave_hidden')
    const best = read.reduce((best, one) => (better(spec, one, best, leavesHidden) ? one : best))
    const others = read.filter(one => one !== best)
    return withHiddenRows(withOtherSheets(best, others, spec, options.decisions))
  }
  // Every sheet was refused: the furthest any of them got says most.
  const reasons = tried.filter(result => isRefusal(result))
  const order = ['unsaved_formulas', 'seat_numbers', 'missing_columns', 'no_rows', 'no_header'] as const
  for (const code of order) {
    const reason = reasons.find(one => one.refused === code)
    if (reason) return reason
  }
  return refusal('no_rows')
}

export function sheetsToTry(tables: readonly Sheet[], name: string | undefined): Sheet[] | ImportRefusal {
  if (name === undefined) return tables.filter(table => !table.hidden)
  const wanted = tidy(name)
  const table = tables.find(one => one.name === name) ?? tables.find(one => tidy(one.name) === wanted)
  if (table) return [table]
  return refusal('sheet_missing', { sheet: name, sheets: tables.map(one => one.name).join(', ') })
}

function better<Field extends string>(
  spec: KindSpec<Field>,
  one: SheetLayout<Field>,
  best: SheetLayout<Field>,
  leavesHidden: boolean,
): boolean {
  // A kind that looks at the cells is only asked about sheets in memory.
  const fit = spec.fit as (layout: SheetLayout<Field>) => number
  const difference = fit(one) - fit(best)
  // Another sheet fits none the better for having fewer rows that are left out.
  const rowsIn = ({ data, hiddenRows }: SheetLayout) => data.length + (leavesHidden ? hiddenRows : 0)
  return difference > 0 || (difference === 0 && rowsIn(one) > rowsIn(best))
}

/** Rows that a filter leaves out look like all others in the file; whether they are meant only a person knows. */
function withHiddenRows<Field extends string>(layout: SheetLayout<Field>): SheetLayout<Field> {
  const { headerRow: row, hiddenRows: count, findings } = layout
  if (count === 0) return layout
  const finding: Finding = {
    row,
    column: '',
    value: '',
    code: 'hidden_rows',
    severity: 'warning',
    params: { count },
  }
  return { ...layout, findings: inSheetOrder([...findings, finding]) }
}

function readSheet<Field extends string>(
  printed: Sheet,
  spec: KindSpec<Field>,
  { mapping = {}, offsetAt, decisions }: LayoutOptions<Field>,
): SheetLayout<Field> | ImportRefusal {
  if (isEmpty(printed)) return refusal('no_rows')
  const words = spec.words.map(one => ({ ...one, ...chosen(mapping, one.field) }))
  const least = Math.min(2, spec.required.length)
  const found = findHeader(printed, words, least)
  if (!found) return seatsOnly(printed, words, spec.required) ?? refusal('no_header')
  let { columns } = assignColumns(words, foldAll(found.headings))
  const beside = stacked(printed, found, columns)
  const { table, header } = beside ?? { table: printed, header: found }
  const headings = shownHeadings(header.headings)
  const leaveHidden = isDecidedAnywhere(decisions, 'leave_hidden')
  const sorted = () => {
    const passedOver: Finding[] = []
    return { ...sortRows(table, { header, headings, columns, words, leaveHidden }, passedOver), passedOver }
  }
  let rows = sorted()
  let other = withoutIdleNumber(words, header.headings, columns, rows.data)
  while (other) {
    columns = other.columns
    rows = sorted()
    other = withoutIdleNumber(words, other.headings, columns, rows.data)
  }
  const { data, hiddenRows } = rows
  const isPointedOut = (field: Field) => Object.hasOwn(mapping, field)
  columns = spec.byValues?.(columns, data, { headings: header.headings, isPointedOut }) ?? columns
  const findings: Finding[] = [
    ...tableAbove(table, header, spec),
    ...(beside ? [beside.say(data)] : []),
    ...rows.passedOver,
  ]
  dropRunningCount(columns, words, header, data)
  const missing = spec.required.filter(group => !group.some(field => columns.has(field)))
  const isNobodyNamed = missing.some(group => (group as readonly string[]).includes('staffNo'))
  const seats = isNobodyNamed ? seatsOnly(table, words, spec.required) : null
  if (seats) return seats
  if (missing.length > 0)
    return refusal('missing_columns', { fields: missing.map(group => group.join('/')).join(',') })
  if (data.length === 0) return refusal(findings.some(isUnsaved) ? 'unsaved_formulas' : 'no_rows')
  findings.push(...sayOfSeats(table.firstRow + header.bottom, header.headings, columns))
  const unread = besideTheTable(header, columns, data)
  if (unread > 0) {
    const value = header.headings
      .map(heading => heading.text)
      .join(' ')
      .slice(0, 60)
    findings.push({
      ...leftOutAt(table.firstRow + header.bottom, value),
      code: 'side_by_side',
      params: { count: unread },
    })
  }
  return {
    kind: spec.kind,
    sheet: table.name,
    headerRow: table.firstRow + header.bottom,
    title: titleAbove(table, header),
    headings,
    groups: header.headings.map(heading => heading.group),
    columns,
    pointedOut: new Set(spec.words.flatMap(({ field }) => (Object.hasOwn(mapping, field) ? [field] : []))),
    data,
    hiddenRows,
    from1904: table.from1904 ?? false,
    ...(offsetAt ? { offsetAt } : {}),
    findings: inSheetOrder(findings),
    twice: unread > 0 ? [] : columnsTwice(words, header, columns, data),
    fingerprint: layoutFingerprint(spec.kind, headings),
    certainty: header.certainty,
  }
}

const isUnsaved = ({ code }: Finding) => code === 'unsaved_formula'

function chosen<Field extends string>(mapping: Mapping<Field>, field: Field): { chosen?: string | null } {
  const heading = Object.hasOwn(mapping, field) ? mapping[field] : undefined
  return heading === undefined ? {} : { chosen: heading }
}

/** '编号' over 1, 2, 3 … is a running count, not the staff number. */
function dropRunningCount(
  columns: Map<string, number>,
  words: readonly FieldWords[],
  header: Header,
  data: Rows<DataRow>,
): void {
  const column = columns.get('staffNo')
  const weak = words.find(one => one.field === 'staffNo')?.weak?.map(foldHeading)
  if (column === undefined || !weak?.includes(foldHeading(header.headings[column]!.text))) return
  if (data.length > 2 && isRunningCount(data, column)) columns.delete('staffNo')
}

function isRunningCount(data: Rows<DataRow>, column: number): boolean {
  let index = 0
  for (const { cells } of data) {
    index += 1
    if (Number(cellText(cells[column])) !== index) return false
  }
  return true
}

/** How the days of a sheet are read, once their order is settled. */
export const dayRules = ({ from1904, offsetAt }: SheetLayout, order: DayOrder): DayRules => ({
  order,
  from1904,
  ...(offsetAt ? { offsetAt } : {}),
})

/** The cell of a field, or undefined when the sheet has no such column. */
export function cellOf<Field extends string>(
  layout: SheetLayout<Field>,
  row: DataRow,
  field: Field,
): Cell | undefined {
  const column = layout.columns.get(field)
  return column === undefined ? undefined : (row.cells[column] ?? null)
}

/** The heading of a field as the sheet writes it; '' when it has no column. */
export function headingOf<Field extends string>(layout: SheetLayout<Field>, field: Field): string {
  const column = layout.columns.get(field)
  return column === undefined ? '' : (layout.headings[column] ?? '')
}

/** Field to heading, for the preview. */
export function columnHeadings(layout: SheetLayout): Record<string, string> {
  const entries = [...layout.columns].map(
    ([field, column]) => [field, layout.headings[column] ?? ''] as const,
  )
  return Object.fromEntries(entries)
}

export function columnCells<Field extends string>(layout: Layout<Field>, field: Field): (Cell | undefined)[] {
  const column = layout.columns.get(field)
  return column === undefined ? [] : layout.data.map(row => row.cells[column])
}
