/** Rows for people who simply came (FORMS: 签到表). */
export const SPARE_ROWS = 5

/** More blocks than this turn the sheet on its side … */
const PORTRAIT_BLOCKS = 4
/** … and more than this make a second set of sheets: a signature needs 11 mm. */
const LANDSCAPE_BLOCKS = 8

/** Millimetres. The left margin is wide: sheets are bound on that side. */
export const SHEET_MM = {
  margin: { top: 12, right: 10, bottom: 9, left: 18 },
  head: 19,
  /** One of the three lines under the title: topic, day and time, trainer and place. */
  fact: 7.5,
  headerRow: 14.6,
  row: 9.4,
  foot: 25,
} as const

export interface SignInLayout {
  landscape: boolean
  /** Indices of the blocks whose columns stand on the same sheets. */
  groups: readonly (readonly number[])[]
  rowsPerPage: number
  widths: ColumnWidths
}

/** Column widths in millimetres; `sign` is one of the two columns of a block. */
export interface ColumnWidths {
  serial: number
  staffNo: number
  name: number
  unit: number
  post: number
  sign: number
  remark: number
}

/** 2 blocks → portrait with wide columns; 6 → landscape; 10 → two sets of landscape sheets, five blocks each. */
export function signInLayout(blockCount: number): SignInLayout {
  const landscape = blockCount > PORTRAIT_BLOCKS
  const sets = Math.max(1, Math.ceil(blockCount / LANDSCAPE_BLOCKS))
  const size = Math.ceil(blockCount / sets)
  const groups = Array.from({ length: sets }, (_, set) =>
    Array.from({ length: Math.min(size, blockCount - set * size) }, (_unused, index) => set * size + index),
  )
  const paper = landscape ? { width: 297, height: 210 } : { width: 210, height: 297 }
  const { margin, head, fact, headerRow, foot, row } = SHEET_MM
  const height = paper.height - margin.top - margin.bottom - head - 3 * fact - headerRow - foot
  return {
    landscape,
    groups,
    rowsPerPage: Math.floor(height / row),
    widths: columnWidths(paper.width - margin.left - margin.right, size),
  }
}

function columnWidths(total: number, blocks: number): ColumnWidths {
  const fixed = blocks > 2 ? NARROW : WIDE
  const taken = Object.values(fixed).reduce((sum, width) => sum + width, 0)
  return { ...fixed, sign: (total - taken) / (2 * Math.max(1, blocks)) }
}

const WIDE = { serial: 9, staffNo: 19, name: 24, unit: 27, post: 23, remark: 18 } as const
const NARROW = { serial: 8, staffNo: 16, name: 19, unit: 21, post: 17, remark: 12 } as const

/** Rows of each page: everybody, then the spare rows, numbered throughout. */
export function rowsOfPages(people: number, rowsPerPage: number): readonly (readonly number[])[] {
  const rows = Array.from({ length: people + SPARE_ROWS }, (_, index) => index)
  const pages: number[][] = []
  for (let at = 0; at < rows.length; at += rowsPerPage) pages.push(rows.slice(at, at + rowsPerPage))
  return pages
}
