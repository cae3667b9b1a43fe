import type { DataRow } from './data-rows'
import { findHeader, type Header } from './header-row'
import { assignColumns, type FieldWords, foldAll, foldHeading } from './heading'
import type { Finding } from './preview'
import { cellText, firstRows, isBlank, type Rows, type Sheet, tidy } from './table'

/** A field whose heading stands over two columns that disagree. */
export type TwiceNamed<Field extends string = string> = { readonly field: Field; readonly heading: string }

const PERSON = ['staffNo', 'name']
const ROWS_COMPARED = 5_000

/** The columns further right whose heading is that of this field's column, in the same group. */
function sameHeading({ headings }: Header, column: number): number[] {
  const own = headings[column]!
  return [...headings.keys()].filter(
    other =>
      other > column &&
      headings[other]!.group === own.group &&
      foldHeading(headings[other]!.text) === foldHeading(own.text),
  )
}

/** People to the right of the first ones: their headings are printed again there, and so nobody reads them. */
export function besideTheTable(
  header: Header,
  columns: ReadonlyMap<string, number>,
  data: Rows<DataRow>,
): number {
  const again = PERSON.flatMap(field => {
    const column = columns.get(field)
    const others = column === undefined ? [] : sameHeading(header, column)
    return others.length > 0 ? [others] : []
  })
  const [first] = again
  if (!first) return 0
  let count = 0
  for (const { cells } of data) for (const column of first) if (!isBlank(cells[column])) count += 1
  return count
}

/** Which fields stand twice, with values that differ; a note may, and nobody minds. */
export function columnsTwice<Field extends string>(
  words: readonly FieldWords<Field>[],
  header: Header,
  columns: ReadonlyMap<Field, number>,
  data: Rows<DataRow>,
): TwiceNamed<Field>[] {
  return words.flatMap(({ field, chosen }) => {
    const column = columns.get(field)
    if (column === undefined || chosen !== undefined || field === 'note' || PERSON.includes(field)) return []
    const others = sameHeading(header, column).filter(other => ![...columns.values()].includes(other))
    if (others.length === 0) return []
    const differ = firstRows(data, ROWS_COMPARED).some(({ cells }) =>
      others.some(other => !isBlank(cells[other]) && textOf(cells[other]) !== textOf(cells[column])),
    )
    return differ ? [{ field, heading: header.headings[column]!.text }] : []
  })
}

const textOf = (cell: Parameters<typeof cellText>[0]) => tidy(cellText(cell))

type Kind = { readonly words: readonly FieldWords[]; readonly required: readonly (readonly string[])[] }

/** A table that stands over the one that is read: its rows would pass for a title. */
export function tableAbove(table: Sheet, header: Header, { words, required }: Kind): Finding[] {
  if (header.top < 2) return []
  const above = { ...table, rows: firstRows(table.rows, header.top) }
  const other = findHeader(above, words, Math.min(2, required.length))
  if (!other) return []
  const { columns } = assignColumns(words, foldAll(other.headings))
  if (!PERSON.some(field => columns.has(field))) return []
  const key = columns.get('staffNo') ?? columns.get('name') ?? 0
  const count = above.rows.filter((row, index) => index > other.bottom && !isBlank(row[key])).length
  if (count === 0) return []
  const value = other.headings
    .map(heading => heading.text)
    .join(' ')
    .trim()
    .slice(0, 60)
  const row = table.firstRow + other.bottom
  return [{ row, column: '', value, code: 'second_table', severity: 'error', params: { count } }]
}
