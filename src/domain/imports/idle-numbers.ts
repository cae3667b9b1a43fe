import type { DataRow } from './data-rows'
import { assignColumns, type FieldWords, foldAll, type Heading } from './heading'
import { cellText, type Rows, tidy } from './table'

/**
 * Systems write 卡号 0 where they know a person by another number: a column of numbers that is 0 or blank in every row
 * gives way to the next that could be one. The columns as they are then; null where it has numbers, where a person pointed
 * it out, or where there is no other.
 */
export function withoutIdleNumber<Field extends string>(
  words: readonly FieldWords<Field>[],
  headings: readonly Heading[],
  columns: ReadonlyMap<Field, number>,
  data: Rows<DataRow>,
): { columns: Map<Field, number>; headings: Heading[] } | null {
  const field = words.find(one => (one.field as string) === 'staffNo')
  const idle = field && columns.get(field.field)
  if (idle === undefined || field?.chosen !== undefined || data.length === 0) return null
  for (const { cells } of data) if (!/^0*$/.test(tidy(cellText(cells[idle])))) return null
  const others = headings.map((heading, column) => (column === idle ? { text: '', group: '' } : heading))
  const next = assignColumns(words, foldAll(others)).columns
  return field && next.has(field.field) ? { columns: next, headings: others } : null
}
