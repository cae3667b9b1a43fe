import {
  type ReadingOptions,
  readSheets,
  type SheetsRead,
} from '../../electron/service/imports/reading/read-tables'
import { type ImportRefusal, isRefusal } from '../../src/domain/imports/refusal'
import type { Table } from '../../src/domain/imports/table'

type TablesRead = Omit<SheetsRead, 'tables'> & { readonly tables: readonly Table[] }

/** The sheets of a file with all rows in memory. */
export async function readTables(
  source: string | Uint8Array,
  options: Omit<ReadingOptions, 'spill'> = {},
): Promise<TablesRead | ImportRefusal> {
  const read = await readSheets(source, options)
  if (isRefusal(read)) return read
  return { ...read, tables: read.tables.map(table => ({ ...table, rows: [...table.rows] })) }
}
