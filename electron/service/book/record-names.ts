import type { RecordCheck } from '../../../src/contract/book/record'
import { openReader } from '../db/sqlite/open'
import { namesOf, type Row, rowLabel } from './change-names'
import type { FoundRecord } from './record-check'

/** Gives the rows the names a person knows them by. */
export async function namedRecord(file: string, found: FoundRecord): Promise<RecordCheck> {
  if (found.strays.length === 0) return { ...found, strays: [] }
  const { sqlite, db } = openReader(file)
  try {
    const rows = found.strays.map(({ image }) => (image ? (JSON.parse(image) as Row) : {}))
    const names = await namesOf(db, rows)
    return {
      ...found,
      strays: found.strays.map(({ table, kind }, at) => ({
        table,
        kind,
        label: rowLabel(rows[at] ?? {}, names),
      })),
    }
  } finally {
    sqlite.close()
  }
}
