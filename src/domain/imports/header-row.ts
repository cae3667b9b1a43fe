import { assignColumns, type FieldWords, foldAll, type Heading } from './heading'
import { withoutErrors } from './sheet-cells'
import { namesWhatIsUnderWide } from './split-heads'
import { type Cell, cellText, firstRows, isBlank, type Merge, type Row, type Sheet, tidy } from './table'

/** Where the headings stand: rows `top` to `bottom` (0-based), and one heading per column. */
export type Header = {
  readonly top: number
  readonly bottom: number
  readonly headings: readonly Heading[]
  readonly certainty: number
}

const ROWS_LOOKED_AT = 40
const DEEPEST_HEAD = 3

/**
 * Finds the headings under title rows and in two- and three-level heads: the row (or rows) whose words name the
 * most fields. Of a tie the shallowest wins, then the highest; but a deeper one that splits its wide columns further
 * says more of them, even where the wide heading is a known word and what stands under it is none. Null when no two
 * fields are named.
 */
export function findHeader(table: Sheet, words: readonly FieldWords[], least = 2): Header | null {
  let best: Header | null = null
  /** The best before it was split: what other heads are compared with. */
  let ranked: Header | null = null
  for (const { top, bottom, headings } of possibleHeaders(table)) {
    const { columns, certainty } = assignColumns(words, foldAll(headings))
    const header = { top, bottom, headings, certainty }
    if (columns.size < least) continue
    const isSplit = best !== null && splits(table, header, best, words)
    if (ranked === null || beats(header, ranked)) ranked = header
    else if (!isSplit) continue
    best = header
  }
  return best
}

/** The beginning of a sheet. */
type Top = { readonly rows: readonly Row[]; readonly merges: readonly Merge[] }

/** Every row, and every two or three rows together, that could be headings by what stands in them. */
export function* possibleHeaders({ rows: all, merges }: Sheet): Generator<Omit<Header, 'certainty'>> {
  const table = { rows: firstRows(all, ROWS_LOOKED_AT), merges }
  const last = table.rows.length
  for (let top = 0; top < last; top += 1) {
    for (let depth = 1; depth <= DEEPEST_HEAD && top + depth <= last; depth += 1) {
      const rows = table.rows.slice(top, top + depth)
      if (rows.some(row => !couldBeHeadings(row))) break
      yield { top, bottom: top + depth - 1, headings: headingsOf(table, top, depth) }
    }
  }
}

function beats(header: Header, best: Header): boolean {
  if (header.certainty !== best.certainty) return header.certainty > best.certainty
  return header.bottom - header.top < best.bottom - best.top
}

/**
 * Whether the deeper head only adds a row to the best one, which names what stands under its wide cells: 业务知识 over
 * 规章 and 票务, 补考成绩 over 理论 and 操作. No field may get lost by it but one whose parts may stand under its heading.
 */
function splits(table: Sheet, header: Header, best: Header, words: readonly FieldWords[]): boolean {
  if (header.top !== best.top || header.bottom !== best.bottom + 1) return false
  const rows = firstRows(table.rows, header.bottom + 1)
  const [upper = [], lower = []] = [rows[best.bottom], rows[header.bottom]]
  if (header.certainty >= best.certainty && isApart(upper, lower, best, words)) return true
  if (!namesWhatIsUnderWide(upper, lower, best.bottom, table.merges)) return false
  const now = assignColumns(words, foldAll(header.headings)).columns
  const before = assignColumns(words, foldAll(best.headings)).columns
  return words.every(({ field, hasParts }) => hasParts || !before.has(field) || now.has(field))
}

/** Blank under every field, and under a blank of the row above at least once. */
function isApart(upper: Row, lower: Row, best: Header, words: readonly FieldWords[]): boolean {
  const fields = new Set(assignColumns(words, foldAll(best.headings)).columns.values())
  const added = [...lower.keys()].filter(column => !isBlank(lower[column]))
  const isWide = added.some(column => column > 0 && isBlank(upper[column]))
  return isWide && added.length > 1 && added.every(column => !fields.has(column))
}

/** '姓名：' beside '戚予安': a card of labels and values, not headings. */
function isCard(row: Row): boolean {
  const labels = [...row.keys()].filter(column => isLabel(row[column]))
  const valued = labels.filter(column => !isBlank(row[column + 1]) && !isLabel(row[column + 1]))
  return valued.length > 0 && labels.every(column => !isLabel(row[column + 1]))
}

const isLabel = (cell: Cell | undefined) => typeof cell === 'string' && /[:：]$/.test(tidy(cell))

/** 9:00-12:00 over a column is when it was. */
const SPAN = /^\d{1,2}[:：]\d{2} ?[-–—~] ?\d{1,2}[:：]\d{2}$/

/** Headings are words: a row with a third of numbers and dates is data, unless they are the days of a calendar. */
function couldBeHeadings(row: Row): boolean {
  const filled = row.filter(cell => !isBlank(cell))
  const words = filled.filter(
    cell => typeof cell === 'string' && (SPAN.test(tidy(cell)) || !/^[\d./:-]+$/.test(cell)),
  )
  const rest = filled.length - (isCalendar(row) ? filled.filter(isDayHeading).length : 0)
  return words.length > 0 && words.length * 3 > rest * 2 && !isCard(row)
}

const FEW = 2

const isDayHeading = (cell: Cell | undefined): boolean =>
  /^((\d{4}[-/.])?(\d{1,2}[-/.])?\d{1,2}|(\d{1,2}[-/.]){2}\d{4})$/.test(cellText(cell)) &&
  !/^0+$/.test(cellText(cell))

/** After the words a run of days, each later than the one before: 1, 2, 3 or 11-24, 11-25. */
function isCalendar(row: Row): boolean {
  const first = row.findIndex(isDayHeading)
  const days = row.slice(first).filter(cell => !isBlank(cell))
  const run = days.slice(0, days.findIndex(cell => !isDayHeading(cell)) >>> 0)
  const inOrder = run.every((cell, at) => at === 0 || dayRank(cell) > dayRank(run[at - 1]))
  return first > 0 && run.length >= FEW && inOrder && run.every(cell => dayRank(cell) % 100 <= 31)
}

/** The year of 12/10/2026 comes first. */
const dayRank = (cell: Cell | undefined): number =>
  cellText(cell)
    .replace(/^(.*)[-/.](\d{4})$/, '$2/$1')
    .split(/[-/.]/)
    .reduce((rank, part) => rank * 100 + Number(part), 0)

function headingsOf(table: Top, top: number, depth: number): Heading[] {
  const bottom = top + depth - 1
  const above = top > 0 || depth > 1 ? groupsAt(table, bottom - 1, top) : []
  const width = Math.max(0, ...table.rows.slice(top, bottom + 1).map(row => row.length))
  return Array.from({ length: width }, (_, column) => {
    const own = textAt(table, bottom, column)
    if (own !== '') return { text: own, group: above[column] ?? '' }
    for (let row = bottom - 1; row >= top; row -= 1) {
      const text = textAt(table, row, column)
      if (text !== '') return { text, group: '' }
    }
    return { text: '', group: '' }
  })
}

/** The group over each column: merged, or spread over the blanks to its right. A title is not a group. */
function groupsAt(table: Top, index: number, top: number): string[] {
  const row = table.rows[index] ?? []
  const filled = row.filter(cell => !isBlank(cell))
  if (filled.length < 2 || !couldBeHeadings(row)) return []
  const merged = table.merges.filter(
    merge => merge.top <= index && merge.bottom >= index && merge.right > merge.left,
  )
  const groups: string[] = []
  const width = Math.max(row.length, ...merged.map(merge => merge.right + 1))
  const spreads = merged.length === 0 && index >= top
  let current = ''
  for (let column = 0; column < width; column += 1) {
    const block = merged.find(merge => merge.left <= column && column <= merge.right)
    const own = textAt(table, index, column)
    if (block) current = textAt(table, index, block.left)
    else if (!spreads) current = merged.length > 0 ? own : ''
    else if (own !== '') current = own
    groups.push(current)
  }
  return groups
}

function textAt(table: Top, row: number, column: number): string {
  const cell: Cell | undefined = table.rows[row]?.[column]
  return tidy(cellText(cell))
}

/** The words above the headings, joined: '培训项目：投诉处理与情绪管理（第3期）'. */
export function titleAbove(table: Sheet, header: Header): string {
  return firstRows(table.rows, header.top)
    .flatMap(row =>
      withoutErrors(row)
        .map(cell => tidy(cellText(cell)))
        .filter(text => text !== ''),
    )
    .join(' ')
}
