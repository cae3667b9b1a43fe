import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import { codeTables } from '../../../electron/service/db/area-tables'
import type { Db } from '../../../electron/service/db/databases'
import type { BookSchema } from '../../../electron/service/db/schema'
import { columnsOf } from '../../../electron/service/db/sqlite/capture'
import { postgresSchema, tablesOf } from './postgres-schema'

/** Written when a command is appended, and on SQLite alone so far. */
export const derived: readonly string[] = ['search_doc', 'table_seal'] satisfies (keyof BookSchema)[]
/** Compared by `traceOf`, which leaves out what is drawn by lot. */
const history: readonly string[] = [
  'running',
  'audit',
  'reversal',
  'command_detail',
  'change',
  'undo_stack',
] satisfies (keyof BookSchema)[]

/** Those whose rows commands leave. */
export const writtenTables = (schema: readonly string[]): string[] =>
  tablesOf(schema).filter(table => ![...derived, ...history, ...codeTables].includes(table))

/** By table, every row as JSON with its columns by name, in an order of its own. */
export type BookState = Readonly<Record<string, readonly string[]>>

/** Reads what the commands left in a book, all of it at once. `object`: how the engine makes an object of a row. */
export function stateReader(sqlite: Database, object: 'json_object' | 'json_build_object') {
  const written = writtenTables(postgresSchema(sqlite))
  const ofTable = (table: string) => {
    const columns = columnsOf(sqlite, table).map(column => `'${column}', ${column}`)
    return `SELECT '${table}' AS tbl, CAST(${object}(${columns.join(', ')}) AS TEXT) AS row FROM ${table}`
  }
  const all = sql.raw<{ tbl: string; row: string }>(written.map(ofTable).join(' UNION ALL '))
  const read: StateReader = async db => {
    const state: Record<string, string[]> = Object.fromEntries(written.map(table => [table, []]))
    for (const { tbl, row } of (await all.execute(db)).rows) state[tbl]?.push(canonical(JSON.parse(row)))
    for (const rows of Object.values(state)) rows.sort()
    return state
  }
  return read
}

export type StateReader = (db: Db) => Promise<BookState>

/** What the history holds from a command on, without what is drawn by lot or hangs on it; and the steps undo can take. */
export async function traceOf(db: Db, from: number) {
  const entries = await db
    .selectFrom('audit')
    .innerJoin('command_detail', 'command_detail.command_seq', 'audit.seq')
    .select(['seq', 'operator_id', 'area', 'command', 'kind', 'undo', 'changes', 'params'])
    .where('seq', '>=', from)
    .orderBy('seq')
    .execute()
  const changes = await db
    .selectFrom('change')
    .select(['command_seq', 'tbl', 'key', 'op', 'before', 'after', 'aggregate'])
    .where('command_seq', '>=', from)
    .execute()
  const reversals = await db
    .selectFrom('reversal')
    .selectAll()
    .where('seq', '>=', from)
    .orderBy('seq')
    .orderBy('target_seq')
    .execute()
  const stack = await db.selectFrom('undo_stack').selectAll().orderBy('part').orderBy('seq').execute()
  return {
    entries: entries.map(entry => ({ ...entry, params: parsed(entry.params) })),
    // Of one statement the rows come in an order of the engine's.
    changes: changes
      .map(change => {
        const { key, before, after } = change
        return canonical({ ...change, key: parsed(key), before: parsed(before), after: parsed(after) })
      })
      .sort(),
    reversals,
    stack,
  }
}

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))

const canonical = (row: Record<string, unknown>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))))
