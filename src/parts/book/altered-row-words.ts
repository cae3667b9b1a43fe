import { tableText } from '../../app/history-words'
import { type AnyT, textOf } from '../../app/loose-text'
import type { Alteration, AlteredRow } from '../../contract/book/record'
import type { Language } from '../../i18n/setup'
import { fieldName, fieldText, labelText, spread } from './change-words'

/** A row that is not what was written: what it is and what was done to it; and, field by field, what should stand there. */
export function alteredRowWords(
  t: AnyT,
  language: Language,
  row: AlteredRow,
): { row: string; fields: string[] } {
  const { table, kind } = row
  const fields = spread(language, row).map(
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
    label: labelText(t, language, row) ?? textOf(t, 'book:audit.unnamed'),
  })
  return { row: words ?? '', fields }
}

/** What was altered behind something, line by line: each row with what it should be, and the entry that tells of it. */
export function alterationLines(t: AnyT, language: Language, alterations: readonly Alteration[]): string[] {
  return alterations.flatMap(({ seq, row }) => {
    if (row === null) return [textOf(t, 'book:behind.perhapsHint', { seq }) ?? '']
    const words = alteredRowWords(t, language, row)
    return [words.row, ...words.fields, textOf(t, 'book:behind.noted', { seq }) ?? '']
  })
}
