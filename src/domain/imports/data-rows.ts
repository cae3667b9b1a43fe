import type { Header } from './header-row'
import { assignColumns, type FieldWords, foldAll, headingWords } from './heading'
import type { Finding } from './preview'
import { type RowSigns, rowKind, wideRows } from './row-kinds'
import { isErrorCell, mergedDown, UNSAVED, withoutErrors } from './sheet-cells'
import { cellText, isBlank, type Row, type Rows, type Sheet, tidy } from './table'

export type DataRow = { readonly row: number; readonly cells: Row }

/** What is left out as a whole, at the row where it begins. */
export const leftOutAt = (row: number, value: string) => ({
  row,
  column: '',
  value,
  severity: 'error' as const,
})

type ReadHead = {
  readonly header: Header
  readonly headings: readonly string[]
  readonly columns: ReadonlyMap<string, number>
  readonly words: readonly FieldWords[]
  /** Rows that are not shown are no data. */
  readonly leaveHidden: boolean
}

/** The data, and how many rows of people are not shown, whether they are among it or not. */
export type SortedRows = { readonly data: Rows<DataRow>; readonly hiddenRows: number }

/** The data rows; all others are blank or passed over with a finding. */
export function sortRows(table: Sheet, head: ReadHead, findings: Finding[]): SortedRows {
  const { rows, merges, firstRow, hiddenRows } = table
  const { bottom } = head.header
  const signs = signsOf(table, head)
  const codes = { total: 'total_row', note: 'note_row', heading: 'repeated_heading' } as const
  const inMemory: DataRow[] | null = Array.isArray(rows) ? [] : null
  const isData = inMemory ? new Uint8Array(0) : new Uint8Array(rows.length)
  const errors = errorCells(head.headings)
  const fill = mergedDown(merges, bottom + 1)
  let other: { row: number; value: string; count: number } | null = null
  const endOther = () => {
    if (other)
      findings.push({
        ...leftOutAt(other.row, other.value),
        code: 'second_table',
        params: { count: other.count },
      })
    other = null
  }
  let length = 0
  let hidden = 0
  let index = -1
  for (const read of rows) {
    index += 1
    if (index <= bottom) continue
    const cells = withoutErrors(read)
    const filled = fill(cells, index)
    const kind = rowKind(cells, index, signs)
    const row = firstRow + index
    const value = kind === 'data' ? '' : tidy(cellText(cells.find(cell => !isBlank(cell))))
    if (kind === 'table') {
      endOther()
      other = {
        row,
        value: cells
          .map(cell => tidy(cellText(cell)))
          .join(' ')
          .trim()
          .slice(0, 60),
        count: 0,
      }
    } else if (kind === 'data' && other) other.count += 1
    else if (kind === 'data') {
      const isHidden = hiddenRows?.has(index) ?? false
      if (isHidden) hidden += 1
      if (isHidden && head.leaveHidden) continue
      length += 1
      if (cells !== read) errors.see(row, read)
      if (inMemory) inMemory.push({ row, cells: filled })
      else isData[index] = 1
    } else if (kind === 'blank') {
      // Somebody may stand there whose number or name is a formula.
      if (cells !== read) errors.seeUnsaved(row, read, signs.person)
    } else {
      if (kind === 'heading') endOther()
      findings.push({ row, column: '', value, code: codes[kind], severity: 'info', params: {} })
    }
  }
  endOther()
  findings.push(...errors.findings())
  if (inMemory) return { data: inMemory, hiddenRows: hidden }
  const data = {
    length,
    *[Symbol.iterator](): Generator<DataRow> {
      const fillAgain = mergedDown(merges, bottom + 1)
      let at = -1
      for (const cells of rows) {
        at += 1
        if (at <= bottom) continue
        const filled = fillAgain(withoutErrors(cells), at)
        if (isData[at] === 1) yield { row: firstRow + at, cells: filled }
      }
    },
  }
  return { data, hiddenRows: hidden }
}

/** Where the number and the name stand, or the parts of the name where there is neither. */
function personColumns(columns: ReadonlyMap<string, number>): number[] {
  const own = ['staffNo', 'name'].flatMap(field => columns.get(field) ?? [])
  return own.length > 0 ? own : ['familyName', 'givenName'].flatMap(field => columns.get(field) ?? [])
}

function signsOf({ merges }: Sheet, { header, columns, words }: ReadHead): RowSigns {
  return {
    person: personColumns(columns),
    headings: header.headings.map(heading => heading.text),
    headingColumns: [...columns.values()],
    wide: wideRows(merges),
    bottom: header.bottom,
    isHeadingWord: headingWords(words),
    namesTheSame(row) {
      const texts = row.map(cell => ({ text: tidy(cellText(cell)), group: '' }))
      const own = assignColumns(
        words.map(one => ({ ...one, chosen: undefined })),
        foldAll(texts),
      ).columns
      return [...own].every(
        ([field, column]) =>
          columns.get(field) === column || (!columns.has(field) && ![...columns.values()].includes(column)),
      )
    },
  }
}

/** Values that could not be worked out or were not saved, told once for each column. */
function errorCells(headings: readonly string[]) {
  type Seen = Map<number, { row: number; value: string; count: number }>
  const wrong: Seen = new Map()
  const unsaved: Seen = new Map()
  const count = (row: number, column: number, value: string) => {
    const seen = value === UNSAVED ? unsaved : wrong
    const known = seen.get(column)
    if (known) known.count += 1
    else seen.set(column, { row, value, count: 1 })
  }
  const perColumn = (seen: Seen, code: 'error_value' | 'unsaved_formula'): Finding[] =>
    [...seen].map(([column, { row, value, count }]) => ({
      row,
      column: headings[column] ?? '',
      value: code === 'error_value' ? value : '',
      code,
      severity: 'warning',
      params: { count },
    }))
  return {
    see(row: number, cells: Row): void {
      for (const [column, cell] of cells.entries()) if (isErrorCell(cell)) count(row, column, cell)
    },
    seeUnsaved(row: number, cells: Row, columns: readonly number[]): void {
      for (const column of columns) if (cells[column] === UNSAVED) count(row, column, UNSAVED)
    },
    unsaved: () => unsaved.size > 0,
    findings: () => [...perColumn(wrong, 'error_value'), ...perColumn(unsaved, 'unsaved_formula')],
  }
}
