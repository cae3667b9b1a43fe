import type { TFunction } from 'i18next'
import { tableText } from '../../app/history-words'
import type { RecordVerdict } from '../../contract/book/record-verdict'
import type { Language } from '../../i18n/setup'

type Mismatch = Pick<RecordVerdict, 'tables' | 'brokenAt' | 'bare' | 'alteredAt'>

/** More tables are counted: nobody reads them in a sentence. */
const mostNamed = 6

/** What of a book does not match its record, in one sentence: tables, else entries of the history. */
export function mismatchText(t: TFunction<'book'>, language: Language, found: Mismatch): string {
  const entries = new Set([found.brokenAt, ...found.bare, found.tables.length > 0 ? null : found.alteredAt])
  const parts = [
    ...(found.tables.length > mostNamed
      ? [t('mismatch.tables', { count: found.tables.length })]
      : found.tables.map(table => t('mismatch.table', { table: tableText(t, table) }))),
    ...[...entries].filter(seq => seq !== null).map(seq => t('mismatch.entry', { seq })),
  ]
  if (parts.length === 0) return t('mismatch.unnamed')
  return t('mismatch.what', { what: new Intl.ListFormat(language).format(parts) })
}
