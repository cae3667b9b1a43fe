import type { Database } from 'better-sqlite3'
import { refillCodes } from './codes'
import { rebuildDerivedTables } from './derived-tables'
import { rebuildSearch } from './search'
import { rebuildStack } from './undo-stack'

/**
 * Makes anew what is derived and never captured, for a book whose schema is ours but whose content came from outside or
 * through a crash: the search index with its inner tables, what the areas derive from their tables, the steps
 * undo and redo take, no command running, no figures for SQLite's planner. Tables of codes are filled anew as well: no
 * command writes to them either.
 */
export function rebuildDerived(sqlite: Database): void {
  sqlite
    .transaction(() => {
      for (const table of ['sqlite_stat1', 'sqlite_stat4']) sqlite.exec(`DROP TABLE IF EXISTS ${table}`)
      const index = sqlite
        .prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'search_fts'")
        .pluck()
        .get() as string
      sqlite.exec(`DROP TABLE search_fts; ${index}`)
      refillCodes(sqlite)
      rebuildSearch(sqlite)
      rebuildDerivedTables(sqlite)
      rebuildStack(sqlite)
      sqlite.exec('INSERT OR REPLACE INTO running (one, command_seq) VALUES (1, NULL)')
    })
    .immediate()
}
