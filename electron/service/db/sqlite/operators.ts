import type { Database } from 'better-sqlite3'
import { prepared } from './prepared'

/** Whether somebody on the list of operators bears this id and still acts. */
export function isOperator(sqlite: Database, id: string): boolean {
  return prepared(sqlite, 'SELECT 1 FROM operator WHERE id = ? AND active = 1').get(id) !== undefined
}
