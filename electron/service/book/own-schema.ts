import Database from 'better-sqlite3'
import { migrate } from '../db/migrate'

/**
 * Whether a book of the present version has our tables, indexes and triggers and no others: damage to the
 * schema shows here, and a file from outside cannot bring a trigger or a view that acts.
 */
export function hasOwnSchema(sqlite: Database.Database): boolean {
  const fresh = new Database(':memory:')
  try {
    migrate(fresh)
    return schemaOf(sqlite) === schemaOf(fresh)
  } finally {
    fresh.close()
  }
}

function schemaOf(sqlite: Database.Database): string {
  const rows = sqlite
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    .raw()
    .all()
  return JSON.stringify(rows)
}
