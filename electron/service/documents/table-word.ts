import type { Language } from '../../../src/i18n/setup'
import { areaOfTable, capturedTables } from '../db/captured'
import { areaWords } from './area-words'

/** What the page calls a table: 人员, 任职变动. Each area names its own; one without a word keeps its name. */
export function tableWord(language: Language, table: string): string {
  const area = capturedTables[table] ? areaOfTable(table) : 'book'
  // Which tables there are is data: no type lists their words.
  return areaWords(language, area as 'book')(`record.table.${table}` as never, { defaultValue: table })
}
