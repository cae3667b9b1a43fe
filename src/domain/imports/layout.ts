import { layoutFingerprint } from './fingerprint'
import { findHeader, type Header, titleAbove } from './header-row'
import { assignColumns, type FieldWords, fold, foldHeading } from './heading'
import type { Finding, ImportKind } from './preview'
import { type ImportRefusal, isRefusal, refusal } from './refusal'
import { type RowSigns, rowKind, wideRows } from './row-kinds'
import { type Cell, cellText, isBlank, type Row, type Table, tidy } from './table'

export type DataRow = { readonly row: number; readonly cells: Row }

/** A sheet understood for one kind of import: which column is which field, and which rows are data. */
export type Layout<Field extends string = string> = {
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
  readonly data: readonly DataRow[]
  readonly from1904: boolean
  /** Rows passed over: totals, notes, headings printed again. */
  readonly findings: readonly Finding[]
  /** The same headings in any order have the same fingerprint: remember a corrected mapping under it. */
  readonly fingerprint: string
  readonly certainty: number
}

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

/** Chooses the sheet (the named one, or the visible one that fits best), finds its headings and its data rows. */
export function readLayout<Field extends string>(
  tables: readonly Table[],
  spec: KindSpec<Field>,
  options: LayoutOptions<Field> = {},
): Layout<Field> | ImportRefusal {
  const candidates = sheetsToTry(tables, options.sheet)
  if (isRefusal(candidates)) return candidates
  const tried = candidates.map(table => readSheet(table, spec, options.mapping ?? {}))
  const read = tried.filter((result): result is Layout<Field> => !isRefusal(result))
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

export function sheetsToTry(tables: readonly Table[], name: string | undefined): Table[] | ImportRefusal {
  if (name === undefined) return tables.filter(table => !table.hidden)
  const wanted = tidy(name)
  const table = tables.find(one => one.name === name) ?? tables.find(one => tidy(one.name) === wanted)
  if (table) return [table]
  return refusal('sheet_missing', { sheet: name, sheets: tables.map(one => one.name).join(', ') })
}

function better<Field extends string>(
  spec: KindSpec<Field>,
  one: Layout<Field>,
  best: Layout<Field>,
): boolean {
  const difference = spec.fit(one) - spec.fit(best)
  return difference > 0 || (difference === 0 && one.data.length > best.data.length)
}

function readSheet<Field extends string>(
  table: Table,
  spec: KindSpec<Field>,
  mapping: Mapping<Field>,
): Layout<Field> | ImportRefusal {
  if (table.rows.every(row => row.every(isBlank))) return refusal('no_rows')
  const words = spec.words.map(one => ({ ...one, ...chosen(mapping, one.field) }))
  const least = Math.min(2, spec.required.length)
  const header = findHeader(table, words, least)
  if (!header) return refusal('no_header')
  const folded = header.headings.map(fold)
  const { columns } = assignColumns(words, folded)
  const data: DataRow[] = []
  const findings: Finding[] = []
  sortRows(table, header, columns, data, findings)
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

function sortRows(
  table: Table,
  header: Header,
  columns: ReadonlyMap<string, number>,
  data: DataRow[],
  findings: Finding[],
): void {
  const texts = header.headings.map(heading => heading.text)
  const person = ['staffNo', 'name'].flatMap(field => columns.get(field) ?? [])
  const signs: RowSigns = {
    person,
    headings: texts,
    headingColumns: [...columns.values()],
    wide: wideRows(table.merges),
  }
  const codes = { total: 'total_row', note: 'note_row', heading: 'repeated_heading' } as const
  for (let index = header.bottom + 1; index < table.rows.length; index += 1) {
    const cells = table.rows[index]!
    const kind = rowKind(cells, index, signs)
    const row = table.firstRow + index
    if (kind === 'data') data.push({ row, cells })
    else if (kind !== 'blank') {
      const value = tidy(cellText(cells.find(cell => !isBlank(cell))))
      findings.push({ row, column: '', value, code: codes[kind], severity: 'info', params: {} })
    }
  }
}

/** '编号' over 1, 2, 3 … is a running count, not the staff number. */
function dropRunningCount(
  columns: Map<string, number>,
  words: readonly FieldWords[],
  header: Header,
  data: readonly DataRow[],
): void {
  const column = columns.get('staffNo')
  const weak = words.find(one => one.field === 'staffNo')?.weak?.map(foldHeading)
  if (column === undefined || !weak?.includes(foldHeading(header.headings[column]!.text))) return
  const running = data.every((row, index) => Number(cellText(row.cells[column])) === index + 1)
  if (running && data.length > 2) columns.delete('staffNo')
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
  layout: Layout<Field>,
  row: DataRow,
  field: Field,
): Cell | undefined {
  const column = layout.columns.get(field)
  return column === undefined ? undefined : (row.cells[column] ?? null)
}

/** The heading of a field as the sheet writes it; '' when it has no column. */
export function headingOf<Field extends string>(layout: Layout<Field>, field: Field): string {
  const column = layout.columns.get(field)
  return column === undefined ? '' : (layout.headings[column] ?? '')
}

/** Field to heading, for the preview. */
export function columnHeadings(layout: Layout): Record<string, string> {
  const entries = [...layout.columns].map(
    ([field, column]) => [field, layout.headings[column] ?? ''] as const,
  )
  return Object.fromEntries(entries)
}

export function columnCells<Field extends string>(layout: Layout<Field>, field: Field): (Cell | undefined)[] {
  const column = layout.columns.get(field)
  return column === undefined ? [] : layout.data.map(row => row.cells[column])
}
