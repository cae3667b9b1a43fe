import { type CompiledQuery, sql } from 'kysely'
import type { Db } from '../databases'

interface Kept {
  version: string
  values: Map<string, unknown>
}

const keptBy = new WeakMap<Db, Kept>()
/** Filters are typed letter by letter: what was asked for once is soon of no use. */
const most = 50

/**
 * What was read under this key before, as long as nobody wrote to the book since, this connection included. Whoever
 * gets it must not change it.
 */
export async function untilWritten<T>(db: Db, key: string, read: () => Promise<T>): Promise<T> {
  const version = await versionOf(db)
  let kept = keptBy.get(db)
  if (kept?.version !== version) {
    kept = { version, values: new Map() }
    keptBy.set(db, kept)
  }
  if (kept.values.has(key)) return kept.values.get(key) as T
  const value = await read()
  if (kept.values.size >= most) kept.values.clear()
  kept.values.set(key, value)
  return value
}

interface Version {
  others: number
  own: number
}

const asked = sql<Version>`SELECT data_version AS others, total_changes() AS own FROM pragma_data_version`
let compiled: CompiledQuery<Version> | null = null

/** Asked with every list: so it is put together once. */
async function versionOf(db: Db): Promise<string> {
  compiled ??= asked.compile(db)
  const { rows } = await db.getExecutor().executeQuery(compiled)
  return rows.map(({ others, own }) => `${others}.${own}`).join()
}
