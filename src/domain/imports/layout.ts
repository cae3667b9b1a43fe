import { layoutFingerprint } from './fingerprint'
import { findHeader, type Header, titleAbove } from './header-row'
import { assignColumns, type FieldWords, fold, foldHeading } from './heading'
import type { Finding, ImportKind } from './preview'
import { type ImportRefusal, isRefusal, refusal } from './refusal'
import { type RowSigns, rowKind, wideRows } from './row-kinds'
import {
  type Cell,
  cellText,
  isBlank,
  isEmpty,
  type Row,
  type Rows,
  type Sheet,
  type Table,
  tidy,
} from './table'

export type DataRow = { readonly row: number; readonly cells: Row }

/** A sheet understood for one kind of import: which column is which field, and which rows are data. */
export type SheetLayout<Field extends string = string> = {
  readonly kind: ImportKind
  readonly sheet: string
  /** The sheet's 1-based row of the (lower) headings. */
  readonly headerRow: number
  /** The words above the headings. */
  readonly title: string
  /** Headings as shown, one per column; '' where there is none. */
  readonly headings: readonly string[]
  /** The group over each heading in a two-level head, or ''. */
  readonly groups: readonly string[]
  readonly columns: ReadonlyMap<Field, number>
  readonly data: Rows<DataRow>
  readonly from1904: boolean
  /** Rows passed over: totals, notes, headings printed again. */
  readonly findings: readonly Finding[]
  /** The same headings in any order have the same fingerprint: remember a corrected mapping under it. */
  readonly fingerprint: string
  readonly certainty: number
}

/** A sheet understood whose rows are all in memory. */
export type Layout<Field extends string = string> = SheetLayout<Field> & { readonly data: readonly DataRow[] }

/** Field to the heading a person chose for it, or null to leave the field out. */
export type Mapping<Field extends string = string> = Partial<Record<Field, string | null>>

export type KindSpec<Field extends string = string> = {
  readonly kind: ImportKind
  readonly words: readonly FieldWords<Field>[]
  /** Of each group at least one field must have a column. */
  readonly required: readonly (readonly Field[])[]
  /** How well a sheet fits this kind; 0 when it is something else. */
  fit(layout: Layout<Field>): number
}

export type LayoutOptions<Field extends string = string> = {
  readonly sheet?: string
  readonly mapping?: Mapping<Field>
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
  const tried = candidates.map(table => readSheet(table, spec, options.mapping ?? {}))
  const read = tried.filter((result): result is SheetLayout<Field> => !isRefusal(result))
  if (read.length > 0) return read.reduce((best, one) => (better(spec, one, best) ? one : best))
  // Every sheet was refused: the furthest any of them got says most.
  const reasons = tried.filter(result => isRefusal(result))
  const order = ['missing_columns', 'no_rows', 'no_header'] as const
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
): boolean {
  // A kind that looks at the cells is only asked about sheets in memory.
  const fit = spec.fit as (layout: SheetLayout<Field>) => number
  const difference = fit(one) - fit(best)
  return difference > 0 || (difference === 0 && one.data.length > best.data.length)
}

function readSheet<Field extends string>(
  table: Sheet,
  spec: KindSpec<Field>,
  mapping: Mapping<Field>,
): SheetLayout<Field> | ImportRefusal {
  if (isEmpty(table)) return refusal('no_rows')
  const words = spec.words.map(one => ({ ...one, ...chosen(mapping, one.field) }))
  const least = Math.min(2, spec.required.length)
  const header = findHeader(table, words, least)
  if (!header) return refusal('no_header')
  const folded = header.headings.map(fold)
  const { columns } = assignColumns(words, folded)
  const findings: Finding[] = []
  const data = sortRows(table, header, columns, findings)
  dropRunningCount(columns, words, header, data)
  const missing = spec.required.filter(group => !group.some(field => columns.has(field)))
  if (missing.length > 0)
    return refusal('missing_columns', { fields: missing.map(group => group[0]).join(',') })
  if (data.length === 0) return refusal('no_rows')
  const headings = shownHeadings(header)
  return {
    kind: spec.kind,
    sheet: table.name,
    headerRow: table.firstRow + header.bottom,
    title: titleAbove(table, header),
    headings,
    groups: header.headings.map(heading => heading.group),
    columns,
    data,
    from1904: table.from1904 ?? false,
    findings,
    fingerprint: layoutFingerprint(spec.kind, headings),
    certainty: header.certainty,
  }
}

function chosen<Field extends string>(mapping: Mapping<Field>, field: Field): { chosen?: string | null } {
  const heading = Object.hasOwn(mapping, field) ? mapping[field] : undefined
  return heading === undefined ? {} : { chosen: heading }
}

/** The data rows; all others are blank or passed over with a finding. */
function sortRows(
  { rows, merges, firstRow }: Sheet,
  header: Header,
  columns: ReadonlyMap<string, number>,
  findings: Finding[],
): Rows<DataRow> {
  const texts = header.headings.map(heading => heading.text)
  const person = ['staffNo', 'name'].flatMap(field => columns.get(field) ?? [])
  const signs: RowSigns = {
    person,
    headings: texts,
    headingColumns: [...columns.values()],
    wide: wideRows(merges),
  }
  const codes = { total: 'total_row', note: 'note_row', heading: 'repeated_heading' } as const
  const inMemory: DataRow[] | null = Array.isArray(rows) ? [] : null
  const isData = inMemory ? new Uint8Array(0) : new Uint8Array(rows.length)
  let length = 0
  let index = -1
  for (const cells of rows) {
    index += 1
    if (index <= header.bottom) continue
    const kind = rowKind(cells, index, signs)
    const row = firstRow + index
    if (kind === 'data') {
      length += 1
      if (inMemory) inMemory.push({ row, cells })
      else isData[index] = 1
    } else if (kind !== 'blank') {
      const value = tidy(cellText(cells.find(cell => !isBlank(cell))))
      findings.push({ row, column: '', value, code: codes[kind], severity: 'info', params: {} })
    }
  }
  if (inMemory) return inMemory
  return {
    length,
    *[Symbol.iterator]() {
      let at = -1
      for (const cells of rows) {
        at += 1
        if (isData[at] === 1) yield { row: firstRow + at, cells }
      }
    },
  }
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

/** Headings as the sheet writes them; two of the same words are told apart by their groups. */
export function shownHeadings(header: Pick<Header, 'headings'>): string[] {
  const counts = new Map<string, number>()
  for (const { text } of header.headings) counts.set(text, (counts.get(text) ?? 0) + 1)
  return header.headings.map(({ text, group }) =>
    group !== '' && (counts.get(text) ?? 0) > 1 ? `${group}·${text}` : text,
  )
}

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
