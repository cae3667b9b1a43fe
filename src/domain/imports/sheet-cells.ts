import { type Cell, isBlank, type Merge, type Row, tidy } from './table'

/** What a spreadsheet shows in place of a value that could not be worked out. */
const ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA)$/i

/** What stands in place of a formula's value that was not saved with it. Nobody sees it in a spreadsheet. */
export const UNSAVED = '#UNSAVED!'

export const isErrorCell = (cell: Cell | undefined): cell is string =>
  typeof cell === 'string' && cell.charCodeAt(0) === 35 && (cell === UNSAVED || ERROR.test(tidy(cell)))

/** The row without values that could not be worked out: they say nothing. */
export function withoutErrors(row: Row): Row {
  return row.some(isErrorCell) ? row.map(cell => (isErrorCell(cell) ? null : cell)) : row
}

/**
 * Gives each row what a cell merged over several rows says in all of them: 热线一部 over three people. Rows are given in
 * order; `top` is the first of the data.
 */
export function mergedDown(merges: readonly Merge[], top: number): (row: Row, index: number) => Row {
  const blocks = merges
    .filter(merge => merge.bottom > merge.top && merge.top >= top)
    .sort((a, b) => a.top - b.top)
  let next = 0
  let open: { readonly merge: Merge; readonly cell: Cell }[] = []
  return (row, index) => {
    open = open.filter(({ merge }) => merge.bottom >= index)
    const here = open.filter(({ merge }) => isBlank(row[merge.left]))
    for (; next < blocks.length && blocks[next]!.top <= index; next += 1) {
      const merge = blocks[next]!
      const cell = row[merge.left]
      if (merge.top === index && !isBlank(cell)) open.push({ merge, cell: cell! })
    }
    if (here.length === 0) return row
    const filled = [...row]
    for (const { merge, cell } of here) {
      while (filled.length < merge.left) filled.push(null)
      filled[merge.left] = cell
    }
    return filled
  }
}
