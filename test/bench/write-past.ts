import Database from 'better-sqlite3'
import { createCaptureTriggers } from '../../electron/service/db/sqlite/capture'

/**
 * Writes rows past the application, without undo or history: their number is the point, not how they came about.
 * `afterwards` runs once the triggers are back. The planner gets no figures, as the application gives it none.
 */
export function writePast(
  file: string,
  sql: string,
  afterwards: (sqlite: Database.Database) => void = () => undefined,
): void {
  const sqlite = new Database(file)
  sqlite.pragma('synchronous = OFF')
  const captures = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 8) = 'capture_'")
    .pluck()
    .all() as string[]
  for (const name of captures) sqlite.exec(`DROP TRIGGER "${name}"`)
  sqlite.exec(`BEGIN; ${sql}; COMMIT;`)
  createCaptureTriggers(sqlite)
  afterwards(sqlite)
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.close()
}
