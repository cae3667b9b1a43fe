import type { Database } from 'better-sqlite3'
import { capturedTables } from '../captured'

/** A column of a captured table that names a row of another one: `enrolment.person_id → person`. */
export interface Pointer {
  table: string
  column: string
  to: string
}

const ofConnection = new WeakMap<Database, Pointer[]>()

/** The columns through which rows hang on rows of these tables; each of them points to the one key of its table. */
export function pointersTo(sqlite: Database, tables: readonly string[]): Pointer[] {
  let all = ofConnection.get(sqlite)
  if (!all) {
    all = Object.keys(capturedTables).flatMap(table => pointersOf(sqlite, table))
    ofConnection.set(sqlite, all)
  }
  return all.filter(({ to }) => tables.includes(to))
}

function pointersOf(sqlite: Database, table: string): Pointer[] {
  const found = sqlite
    .prepare('SELECT "from" AS "column", "table" AS "to" FROM pragma_foreign_key_list(?)')
    .all(table) as Omit<Pointer, 'table'>[]
  return found.map(pointer => ({ ...pointer, table }))
}
