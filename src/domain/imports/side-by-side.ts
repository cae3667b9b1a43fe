import type { DataRow } from './data-rows'
import type { Header } from './header-row'
import { foldHeading } from './heading'
import type { Finding } from './preview'
import type { Merge, Row, Rows, Sheet } from './table'

/** A sheet with several people to a row, as one that has them below one another. */
export type Stacked = {
  readonly table: Sheet
  readonly header: Header
  /** How many of the people stand to the right, and how their rows are numbered. */
  say(data: Rows<DataRow>): Finding
}

const PERSON = ['staffNo', 'name']

/**
 * Two or three people to a row, as it fits on a page: where all headings are printed again to the right, and nothing
 * else stands there, whoever is there is read below the others. The rows of those to the right are numbered on from a
 * round number, which is said. Null where it is no such sheet.
 */
export function stacked(table: Sheet, header: Header, columns: ReadonlyMap<string, number>): Stacked | null {
  const width = widthOfOne(header, columns)
  if (width === null) return null
  const { bottom, headings } = header
  const halves = Math.ceil(headings.length / width)
  const by = 10 ** Math.max(3, String(table.firstRow + table.rows.length).length)
  const rows = stackedRows(table.rows, { bottom, width, halves, by })
  const row = table.firstRow + bottom
  return {
    table: {
      ...table,
      rows: Array.isArray(table.rows) ? [...rows] : rows,
      merges: table.merges.map(merge => stackedMerge(merge, { bottom, width, by })),
      ...(table.hiddenRows && {
        hiddenRows: new Set(
          [...table.hiddenRows].flatMap(at => Array.from({ length: halves }, (_, half) => at + half * by)),
        ),
      }),
    },
    header: { ...header, headings: headings.slice(0, width) },
    say(data) {
      let count = 0
      for (const one of data) if (one.row > by) count += 1
      const params = { count, by, first: by + row + 1 }
      return { row, column: '', value: '', code: 'beside_read', severity: 'info', params }
    },
  }
}

/** How many columns one person has. Null where the headings are not the same ones again and again. */
function widthOfOne({ headings }: Header, columns: ReadonlyMap<string, number>): number | null {
  const isSame = (one: number, other: number) =>
    headings[one]!.group === headings[other]!.group &&
    foldHeading(headings[one]!.text) === foldHeading(headings[other]!.text)
  const widths = PERSON.flatMap(field => {
    const column = columns.get(field)
    if (column === undefined) return []
    const again = headings.findIndex((_, other) => other > column && isSame(column, other))
    return [again < 0 ? null : again - column]
  })
  const [width = null] = widths
  if (width === null || widths.some(other => other !== width)) return null
  if ([...columns.values()].some(column => column >= width)) return null
  const repeats = headings.every(
    ({ text }, column) => column < width || text === '' || isSame(column % width, column),
  )
  return repeats ? width : null
}

type Plan = {
  readonly bottom: number
  readonly width: number
  readonly halves: number
  readonly by: number
}

/** The sheet's own rows without what stands to the right, then those to the right, each `by` rows below its place. */
function stackedRows(rows: Rows<Row>, { bottom, width, halves, by }: Plan): Rows<Row> {
  return {
    length: by * (halves - 1) + rows.length,
    *[Symbol.iterator](): Generator<Row> {
      for (let half = 0; half < halves; half += 1) {
        let index = -1
        for (const row of rows) {
          index += 1
          if (index <= bottom) yield half === 0 ? row : []
          else yield row.slice(half * width, (half + 1) * width)
        }
        if (half < halves - 1) for (; index + 1 < by; index += 1) yield []
      }
    },
  }
}

function stackedMerge(merge: Merge, { bottom, width, by }: Omit<Plan, 'halves'>): Merge {
  const half = Math.floor(merge.left / width)
  if (merge.top <= bottom || half === 0) return merge
  return {
    top: merge.top + half * by,
    bottom: merge.bottom + half * by,
    left: merge.left - half * width,
    right: merge.right - half * width,
  }
}
