import type Database from 'better-sqlite3'

/** Days after which what nobody came back to is gone: it may name people. */
export const DAYS_KEPT = 30
/** Drafts that are looked at for their age: many times as many as ever lay there. More, and the oldest go first. */
const MOST_DRAFTS = 2000
/** From one day on which somebody looked to the next no more are counted: a clock set right or wrong is no absence. */
const MOST_AT_ONCE = 7
const DAY = 24 * 60 * 60 * 1000

/** The days on which somebody looked, numbered in the order they came, whatever the clock said. */
export const dayTable = 'CREATE TABLE day (day TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT'

/**
 * Once a day: counts it, and forgets the drafts that are too old by this count. A clock that stood years away for an
 * hour makes them eight days older and no more. Returns the days since the file was begun; 0 where today was counted
 * already. `now`: a UTC instant.
 */
export function countDay(sqlite: Database.Database, now: string): number {
  const today = now.slice(0, 10)
  if (isCounted(sqlite, today)) return 0
  return sqlite.transaction(() => {
    sqlite.prepare(forgetBeyond).run()
    // Those that were kept before days were counted.
    const days = new Set(sqlite.prepare(uncounted).pluck().all() as string[])
    const newest = addAll(sqlite, [...days.add(today)])
    const oldest = { oldest: newest - DAYS_KEPT }
    sqlite
      .prepare('DELETE FROM draft WHERE substr(at, 1, 10) IN (SELECT day FROM day WHERE number < @oldest)')
      .run(oldest)
    sqlite.prepare('DELETE FROM day WHERE number < @oldest').run(oldest)
    return newest
  })()
}

/** What bears no instant is none of ours, and would make the others old by its days. */
const forgetBeyond = `
  DELETE FROM draft WHERE at NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' OR rowid IN (
    SELECT rowid FROM draft WHERE at < 'A' ORDER BY at DESC, rowid DESC LIMIT -1 OFFSET ${MOST_DRAFTS})`

const uncounted = `
  SELECT DISTINCT substr(at, 1, 10) AS day FROM draft WHERE day NOT IN (SELECT day FROM day) ORDER BY day`

const isCounted = (sqlite: Database.Database, day: string): boolean =>
  sqlite.prepare('SELECT 1 FROM day WHERE day = ?').get(day) !== undefined

/** Each as the next after those that are there; the number of the last. */
function addAll(sqlite: Database.Database, days: readonly string[]): number {
  let last = sqlite.prepare('SELECT day, number FROM day ORDER BY number DESC LIMIT 1').get() as
    | { day: string; number: number }
    | undefined
  const insert = sqlite.prepare('INSERT INTO day (day, number) VALUES (?, ?)')
  for (const day of days) {
    last = { day, number: last ? last.number + passed(last.day, day) : 0 }
    insert.run(day, last.number)
  }
  return last?.number ?? 0
}

/** Days from one to the other, at least 1. */
function passed(from: string, to: string): number {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY)
  return Number.isFinite(days) ? Math.min(Math.max(days, 1), MOST_AT_ONCE) : 1
}
