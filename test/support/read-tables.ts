import {
  type ReadingOptions,
  readSheets,
  type SheetsRead,
} from '../../electron/service/imports/reading/read-tables'
import { type ImportRefusal, isRefusal } from '../../src/domain/imports/refusal'
import { cellText, type Table } from '../../src/domain/imports/table'

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

/** The tables of a page or document, their cells as they are shown; or why there are none. */
export const tablesOf = async (bytes: Buffer) => {
  const read = await readTables(bytes)
  return 'refused' in read
    ? read
    : read.tables.map(({ name, rows, firstRow, merges }) => ({
        name,
        firstRow,
        rows: rows.map(cells => cells.map(cellText)),
        merges,
      }))
}
