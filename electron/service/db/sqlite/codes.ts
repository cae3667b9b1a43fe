import Database from 'better-sqlite3'
import { codeTables } from '../area-tables'
import { migrate } from './migrate'

type Sqlite = Database.Database

let known: ReadonlyMap<string, readonly string[]> | null = null

/** The codes of each table, as our migrations fill it. */
function ourCodes(): ReadonlyMap<string, readonly string[]> {
  if (known) return known
  const fresh = new Database(':memory:')
  try {
    migrate(fresh)
    known = new Map(codeTables.map(table => [table, codesIn(fresh, table)]))
    return known
  } finally {
    fresh.close()
  }
}

const codesIn = (sqlite: Sqlite, table: string): string[] =>
  sqlite.prepare(`SELECT code FROM ${table} ORDER BY code`).pluck().all() as string[]

/** Tables of codes that do not hold ours: no command writes to them, so that somebody else did. */
export const codesApart = (sqlite: Sqlite): string[] =>
  [...ourCodes()]
    .filter(([table, codes]) => codesIn(sqlite, table).join() !== codes.join())
    .map(([table]) => table)

/** Fills them anew. A code of others stays where a row has it: the row is altered, and its note may accept it. */
export function refillCodes(sqlite: Sqlite): void {
  for (const table of codesApart(sqlite)) {
    const codes = ourCodes().get(table) ?? []
    const insert = sqlite.prepare(`INSERT OR IGNORE INTO ${table} (code) VALUES (?)`)
    for (const code of codes) insert.run(code)
    const remove = sqlite.prepare(`DELETE FROM ${table} WHERE code = ?`)
    for (const code of codesIn(sqlite, table).filter(one => !codes.includes(one)))
      removeUnused(() => remove.run(code))
  }
}

function removeUnused(remove: () => void): void {
  try {
    remove()
  } catch (error) {
    if (!/^SQLITE_CONSTRAINT/.test(String((error as { code?: unknown }).code))) throw error
  }
}
