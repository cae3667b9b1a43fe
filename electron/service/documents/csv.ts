import iconv from 'iconv-lite'
import { type ExportSheet, exportText, type TypedValue, typedValue } from './export-table'

/** `utf-8` with a byte order mark, so that Excel sees it; `gb18030` for older systems, which holds 䶮, 㛃 and 𠮷 too. */
export type CsvEncoding = 'utf-8' | 'gb18030'

/** A .csv file of one table: commas, CRLF, quotes where needed. */
export function writeCsv(
  sheet: Pick<ExportSheet, 'columns' | 'rows'>,
  encoding: CsvEncoding = 'utf-8',
): Uint8Array {
  const lines = [
    sheet.columns.map(column => quoted(exportText(column.heading))),
    ...sheet.rows.map(row =>
      sheet.columns.map((column, at) => quoted(textOf(typedValue(column.kind, row[at])))),
    ),
  ]
  const text = lines.map(line => `${line.join(',')}\r\n`).join('')
  return encoding === 'utf-8' ? Buffer.from(`\ufeff${text}`, 'utf8') : iconv.encode(text, 'gb18030')
}

function textOf(value: TypedValue): string {
  switch (value.kind) {
    case 'empty':
      return ''
    case 'text':
      return value.text
    case 'number':
      return String(value.number)
    case 'day':
      return value.day
  }
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
