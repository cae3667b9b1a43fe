import type { Database } from 'better-sqlite3'
import { capturedTables } from '../captured'
import { prepared } from './prepared'

/** Whether a row of these tables that command `seq` touched stands, now, for something that was given away. */
export function leavesVouching(sqlite: Database, seq: number, tables: readonly string[]): boolean {
  return tables.some(table => {
    const { vouches, key = [] } = capturedTables[table] ?? {}
    if (!vouches) return false
    const [column, value] = vouches
    const isKey = key.map((name, at) => `t.${name} = c.key ->> ${at}`).join(' AND ')
    const touched = `SELECT 1 FROM change AS c CROSS JOIN ${table} AS t ON ${isKey}
      WHERE c.command_seq = ? AND c.tbl = ? AND t.${column} = ? LIMIT 1`
    return prepared(sqlite, touched).get(seq, table, value) !== undefined
  })
}
