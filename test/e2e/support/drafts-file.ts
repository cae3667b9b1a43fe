import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** What every draft in the data folder says. */
export function draftsIn(dir: string): string {
  const file = join(dir, 'drafts.db')
  if (!existsSync(file)) return ''
  const sqlite = new Database(file, { readonly: true })
  try {
    return sqlite.prepare('SELECT "values" FROM draft ORDER BY at').pluck().all().join('\n')
  } catch {
    // It is just being made.
    return ''
  } finally {
    sqlite.close()
  }
}
