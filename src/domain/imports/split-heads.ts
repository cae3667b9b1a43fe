import { type Cell, cellText, isBlank, type Merge, type Row, tidy } from './table'

/**
 * Whether a row only names what stands under the wide cells of the row above it: 理论考试 over 笔试, 抽问 and 小计. Nothing
 * stands there under any other heading, and no two cells under one are the same, as a row of ticks is.
 */
export function namesWhatIsUnderWide(
  upper: Row,
  lower: Row,
  index: number,
  merges: readonly Merge[],
): boolean {
  const filled = [...lower.keys()].filter(column => !isBlank(lower[column]))
  const spans = wideCells(upper, index, merges, filled.at(-1) ?? 0)
  const under = spans.map(({ left, right }) => filled.filter(column => column >= left && column <= right))
  const named = under.filter(columns => columns.length > 1 && areNames(columns.map(column => lower[column])))
  return named.length > 0 && named.reduce((sum, columns) => sum + columns.length, 0) === filled.length
}

type Span = { readonly left: number; readonly right: number }

/** Cells merged over several columns, or else spread over the blanks to their right. */
function wideCells(row: Row, index: number, merges: readonly Merge[], last: number): Span[] {
  const merged = merges.filter(
    ({ top, bottom, left, right }) => top <= index && bottom >= index && right > left,
  )
  if (merged.length > 0) return merged.filter(({ bottom, left }) => bottom === index && !isBlank(row[left]))
  const filled = [...row.keys()].filter(column => !isBlank(row[column]))
  return filled
    .map((left, at) => ({ left, right: (filled[at + 1] ?? last + 1) - 1 }))
    .filter(({ left, right }) => right > left)
}

function areNames(cells: readonly (Cell | undefined)[]): boolean {
  const texts = cells.map(cell => tidy(cellText(cell)))
  return new Set(texts).size === texts.length && texts.every(text => /[\p{L}\d]/u.test(text))
}
