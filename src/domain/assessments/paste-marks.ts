import { type Mark, type MarkRefusal, type MarkScale, parseMark, percentScale } from './marks'

/** Cells of a block copied from Excel: tabs between cells, quotes around cells with line breaks, \r\n or \n. */
export function clipboardCells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const source = text.replace(/\r\n?/g, '\n')
  const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y
  for (let at = 0; at <= source.length; at += 1) {
    quoted.lastIndex = at
    const cell = quoted.exec(source)
    let end = at
    if (cell) end = at + cell[0].length
    else while (end < source.length && source[end] !== '\t' && source[end] !== '\n') end += 1
    row.push(cell ? (cell[1] ?? '').replaceAll('""', '"') : source.slice(at, end))
    at = end
    if (source[at] === '\t') continue
    rows.push(row)
    row = []
  }
  // Excel ends every row with a line break, so the last one is no row of its own.
  if (rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop()
  return rows
}

export interface CellAt {
  readonly row: number
  readonly column: number
}

export interface MarkEdit extends CellAt {
  /** Null clears the cell, as an empty cell does in Excel. */
  readonly mark: Mark | null
}

export interface PasteProblem extends CellAt {
  readonly text: string
  readonly code: MarkRefusal | 'outside' | 'read_only'
}

/** The sheet's own size, and which of its columns take marks. */
export interface MarkSheet {
  readonly rows: number
  readonly markColumns: readonly boolean[]
}

/**
 * Lays a block over the sheet from the anchor. Nothing is skipped in silence: each cell is an edit or a problem,
 * except blank ones beyond the sheet or over a column that takes no marks.
 */
export function pasteMarks(
  text: string,
  anchor: CellAt,
  sheet: MarkSheet,
  scale: MarkScale = percentScale,
): { edits: MarkEdit[]; problems: PasteProblem[] } {
  const edits: MarkEdit[] = []
  const problems: PasteProblem[] = []
  clipboardCells(text).forEach((cells, down) => {
    cells.forEach((cell, across) => {
      const at = { row: anchor.row + down, column: anchor.column + across }
      const takesMarks = sheet.markColumns[at.column]
      const outside = at.row >= sheet.rows || takesMarks === undefined
      if (outside || !takesMarks) {
        if (cell.trim() !== '') problems.push({ ...at, text: cell, code: outside ? 'outside' : 'read_only' })
        return
      }
      const typed = parseMark(cell, scale)
      if (typed.ok) edits.push({ ...at, mark: typed.mark })
      else problems.push({ ...at, text: cell, code: typed.code })
    })
  })
  return { edits, problems }
}
