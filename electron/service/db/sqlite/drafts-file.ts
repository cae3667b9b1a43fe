import { existsSync, lstatSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { isUntrustworthy } from './trust'

/** Whose draft, of which form and record. */
export interface DraftPlace {
  /** Which book, by the hash of its first entry: another one put in its place has none of these. */
  book: string
  /** '' where nobody has said who acts. */
  operator: string
  form: string
  /** '' for a record that is yet to be made. */
  record: string
}

export interface KeptDraft {
  id: string
  base: string
  values: string
  /** UTC instant. */
  at: string
}

/** Days after which what nobody came back to is gone: it may name people. */
const DAYS_KEPT = 30
/** Of one form and record: the oldest makes room. */
const MOST_OF_A_PLACE = 5

const columns = 'id TEXT PRIMARY KEY, book TEXT NOT NULL, operator TEXT NOT NULL, form TEXT NOT NULL'
const schema = `
  CREATE TABLE IF NOT EXISTS draft (${columns}, record TEXT NOT NULL,
    base TEXT NOT NULL, "values" TEXT NOT NULL, at TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS draft_place ON draft (book, operator, form, record);
`
const here = 'book = @book AND operator = @operator AND form = @form AND record = @record'

export const draftsFile = (dataDir: string): string => join(dataDir, 'drafts.db')

/** The newest first; none where there is no file, or it cannot be read. */
export function draftsOf(dataDir: string, place: DraftPlace, now: string): KeptDraft[] {
  if (!existsSync(draftsFile(dataDir))) return []
  return withDrafts(dataDir, sqlite => {
    forgetOld(sqlite, now)
    return sqlite
      .prepare(`SELECT id, base, "values", at FROM draft WHERE ${here} ORDER BY at DESC, id DESC`)
      .all(place) as KeptDraft[]
  })
}

/** On the disk when it returns. Throws what SQLite throws, or `EEXIST` where the name is a link or no file. */
export function keepDraft(dataDir: string, place: DraftPlace, draft: KeptDraft): void {
  withDrafts(dataDir, sqlite => {
    sqlite
      .transaction(() => {
        forgetOld(sqlite, draft.at)
        sqlite
          .prepare(
            `INSERT INTO draft (id, book, operator, form, record, base, "values", at)
             VALUES (@id, @book, @operator, @form, @record, @base, @values, @at)
             ON CONFLICT (id) DO UPDATE SET base = excluded.base, "values" = excluded."values", at = excluded.at`,
          )
          .run({ ...place, ...draft })
        sqlite
          .prepare(
            `DELETE FROM draft WHERE ${here} AND id NOT IN
               (SELECT id FROM draft WHERE ${here} ORDER BY at DESC, id DESC LIMIT ${MOST_OF_A_PLACE})`,
          )
          .run(place)
      })
      .immediate()
  })
}

export function discardDraft(dataDir: string, id: string): void {
  if (!existsSync(draftsFile(dataDir))) return
  withDrafts(dataDir, sqlite => sqlite.prepare('DELETE FROM draft WHERE id = ?').run(id))
}

function forgetOld(sqlite: Database.Database, now: string): void {
  const oldest = new Date(Date.parse(now) - DAYS_KEPT * 24 * 60 * 60 * 1000).toISOString()
  sqlite.prepare('DELETE FROM draft WHERE at < ?').run(oldest)
}

/**
 * Opened for one piece of work and closed: so it goes along with a move, and is never in the way of one. A file that
 * is no database any more holds no draft: it is made anew.
 */
function withDrafts<T>(dataDir: string, work: (sqlite: Database.Database) => T): T {
  const file = draftsFile(dataDir)
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (found && !found.isFile())
    throw Object.assign(new Error('drafts.db is not a file of ours'), { code: 'EEXIST' })
  try {
    return openedOnce(file, work)
  } catch (error) {
    if (!isUntrustworthy(error)) throw error
    for (const each of [file, `${file}-journal`]) rmSync(each, { force: true })
    return openedOnce(file, work)
  }
}

function openedOnce<T>(file: string, work: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(file)
  try {
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('secure_delete = ON')
    sqlite.pragma('busy_timeout = 1000')
    sqlite.exec(schema)
    return work(sqlite)
  } finally {
    sqlite.close()
  }
}
