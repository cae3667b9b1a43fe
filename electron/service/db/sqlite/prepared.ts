import type { Database, Statement } from 'better-sqlite3'

/** Statements kept ready. A page asks with a few dozen, an import writes with four. */
const most = 200

/**
 * The database as Kysely sees it: a statement asked for again is the one prepared before. Preparing costs more than
 * running for a small query, and for an insert of 500 rows as much as the rows. Nobody iterates over these.
 */
export function preparedOnce(sqlite: Database): { prepare(sql: string): Statement; close(): void } {
  const ready = new Map<string, Statement>()
  return {
    prepare(sql) {
      const known = ready.get(sql)
      const statement = known ?? sqlite.prepare(sql)
      // A Map keeps its order: what is asked for now goes to the end, what was not for longest stands first.
      if (known) ready.delete(sql)
      ready.set(sql, statement)
      const [oldest] = ready.keys()
      if (ready.size > most && oldest !== undefined) ready.delete(oldest)
      return statement
    },
    close: () => void sqlite.close(),
  }
}

const ofConnection = new WeakMap<Database, ReturnType<typeof preparedOnce>>()

/** Statements that every command needs, kept for as long as the connection. None of them may be iterated twice at once. */
export function prepared(sqlite: Database, sql: string): Statement {
  let ready = ofConnection.get(sqlite)
  if (!ready) {
    ready = preparedOnce(sqlite)
    ofConnection.set(sqlite, ready)
  }
  return ready.prepare(sql)
}
