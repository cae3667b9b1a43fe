import { tableText } from '../../app/history-words'
import { type AnyT, textOf } from '../../app/loose-text'
import type { Alteration, AlteredRow } from '../../contract/book/record'
import { fieldName, fieldText, rowName, spread } from './change-words'

/** A row that is not what was written: what it is and what was done to it; and, field by field, what should stand there. */
export function alteredRowWords(t: AnyT, row: AlteredRow): { row: string; fields: string[] } {
  const { table, kind, label } = row
  const fields = spread(row).map(
    ({ column, before, after, masked }) =>
      // What differs is what is hidden: both would read the same.
      textOf(t, `book:audit.${masked && before === after ? 'fieldHidden' : 'field'}`, {
        field: fieldName(t, table, column),
        before: fieldText(t, table, column, before),
        after: fieldText(t, table, column, after),
      }) ?? '',
  )
  const words = textOf(t, `book:audit.stray.${kind}`, {
    table: tableText(t, table),
    label: label ? rowName(t, label) : textOf(t, 'book:audit.unnamed'),
  })
  return { row: words ?? '', fields }
}

/** What was altered behind something, line by line: each row with what it should be, and the entry that tells of it. */
export function alterationLines(t: AnyT, alterations: readonly Alteration[]): string[] {
  return alterations.flatMap(({ seq, row }) => {
    if (row === null) return [textOf(t, 'book:behind.perhapsHint', { seq }) ?? '']
    const words = alteredRowWords(t, row)
    return [words.row, ...words.fields, textOf(t, 'book:behind.noted', { seq }) ?? '']
  })
}
