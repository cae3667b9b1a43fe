import type { Database } from 'better-sqlite3'

/** An entry of the history that says that a backup was put in place there. */
export interface RestoreStep {
  seq: number
  id: string
}

/** The hash of the first step, by which one set of data is told from another; null while there is none. */
export const firstOf = (sqlite: Database): string | null =>
  (sqlite.prepare('SELECT hash FROM audit ORDER BY seq LIMIT 1').pluck().get() as string | undefined) ?? null

/** The restores among its steps after one and up to another, oldest first. */
export const restoresIn = (sqlite: Database, after: number, upTo: number): RestoreStep[] =>
  sqlite
    .prepare(
      "SELECT seq, id FROM audit WHERE seq > ? AND seq <= ? AND command = 'noteRestore' AND kind = 'do' ORDER BY seq",
    )
    .all(after, upTo) as RestoreStep[]

/** Whether a command of this name is among the steps after one. */
export const hasEntry = (sqlite: Database, command: string, after: number): boolean =>
  sqlite.prepare('SELECT 1 FROM audit WHERE seq > ? AND command = ? LIMIT 1').get(after, command) !==
  undefined
