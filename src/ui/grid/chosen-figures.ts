import type { EntryColumn } from './entry-grid-shape'

/** What the numbers of the chosen cells come to. */
export interface ChosenFigures {
  count: number
  sum: number
  average: number
}

interface Range {
  top: number
  bottom: number
  left: number
  right: number
}

/** Of a block of cells, as a spreadsheet says it; null where fewer than two of them are numbers. */
export function chosenFigures<Row>(
  rows: readonly Row[],
  columns: readonly Pick<EntryColumn<Row>, 'numeric' | 'text'>[],
  { top, bottom, left, right }: Range,
): ChosenFigures | null {
  const numbers = rows.slice(top, bottom + 1).flatMap(row =>
    columns.slice(left, right + 1).flatMap(column => {
      const text = column.numeric ? column.text(row).trim() : ''
      const number = Number(text)
      return text === '' || !Number.isFinite(number) ? [] : [number]
    }),
  )
  if (numbers.length < 2) return null
  const sum = numbers.reduce((total, number) => total + number, 0)
  return { count: numbers.length, sum, average: sum / numbers.length }
}
