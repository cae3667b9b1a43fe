import type { Database } from 'better-sqlite3'
import { untrackedTables } from './capture'
import { schemaVersion } from './migrations/list'
import { schemaProblem } from './own-schema'

/** Whether every table, index, view and trigger is ours, the capture triggers among them, and none is missing. */
export const isOurs = (sqlite: Database): boolean =>
  schemaProblem(sqlite, schemaVersion) === null && untrackedTables(sqlite).length === 0

/**
 * The same for one who asks before each command: a trigger of others put into the open file would act in ours, and
 * its rows be sealed as if we had written them. The schema is read only when SQLite's counter says it was changed;
 * one who sets the counter back is not seen by this connection, and so his trigger does not act in it either.
 */
export function schemaGuard(sqlite: Database): () => boolean {
  let known: { counter: number; ours: boolean } | null = null
  return () => {
    const counter = sqlite.pragma('schema_version', { simple: true }) as number
    if (known?.counter !== counter) known = { counter, ours: isOurs(sqlite) }
    return known.ours
  }
}
