import type { Db } from './databases'

interface Kept {
  version: string
  values: Map<string, unknown>
}

/** Changes with every write to the book, by whomever. */
type Version = () => Promise<string>

const versionOf = new WeakMap<object, Version>()
const keptBy = new WeakMap<object, Kept>()
/** Filters are typed letter by letter: what was asked for once is soon of no use. */
const most = 50

/** For whoever opens a database that can say whether it was written to. */
export function countWrites(db: Db, version: Version): void {
  versionOf.set(db, version)
}

/** How far that is by now; undefined for a database that cannot say. */
export const writesIn = async (db: Db): Promise<string | undefined> => versionOf.get(db)?.()

/**
 * What was read under this key before, as long as nobody wrote to the book since, this connection included. Whoever
 * gets it must not change it. A database that cannot say whether it was written to is read each time.
 */
export async function untilWritten<T>(db: Db, key: string, read: () => Promise<T>): Promise<T> {
  const version = await writesIn(db)
  if (version === undefined) return read()
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
