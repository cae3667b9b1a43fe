import { closeSync, existsSync, lstatSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { countDay, DAYS_KEPT, dayTable } from './drafts-age'
import { forgetDamaged, putDraftsAside } from './drafts-aside'
import { isNoDatabase, isUntrustworthy } from './trust'

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

/** Of one form and record: the oldest makes room. */
const MOST_OF_A_PLACE = 5
/** Bytes of all drafts together, and of one text in them: whatever writes to them without end fills no disk. */
const MOST_OF_ALL = 64 << 20
const MOST_OF_A_TEXT = 4_000_000

const columns = 'id TEXT PRIMARY KEY, book TEXT NOT NULL, operator TEXT NOT NULL, form TEXT NOT NULL'
const schema = [
  `CREATE TABLE draft (${columns}, record TEXT NOT NULL,
    base TEXT NOT NULL, "values" TEXT NOT NULL, at TEXT NOT NULL) STRICT`,
  'CREATE INDEX draft_place ON draft (book, operator, form, record)',
  dayTable,
]
const here = 'book = @book AND operator = @operator AND form = @form AND record = @record'

export const draftsFile = (dataDir: string): string => join(dataDir, 'drafts.db')

/** The newest first; none where there is no file, or it cannot be read. */
export function draftsOf(dataDir: string, place: DraftPlace, now: string): KeptDraft[] {
  if (!existsSync(draftsFile(dataDir))) return []
  return withDrafts(dataDir, sqlite => {
    try {
      forgetOld(dataDir, sqlite, now)
    } catch (error) {
      // Read-only, or somebody else writes in it: what is there can be read all the same.
      if (isUntrustworthy(error)) throw error
    }
    const small = ['base', '"values"'].map(text => `octet_length(${text}) <= ${MOST_OF_A_TEXT}`).join(' AND ')
    return sqlite
      .prepare(
        `SELECT id, base, "values", at FROM draft
         WHERE ${here} AND octet_length(id) <= 64 AND ${small}
         ORDER BY at DESC, id DESC LIMIT ${MOST_OF_A_PLACE}`,
      )
      .all(place) as KeptDraft[]
  })
}

/** Where something was typed and not saved, the newest first; so many are enough to be told of. */
const MOST_PLACES_TOLD = 20

/** Every form and record of this book in which this operator left something. */
export function draftPlaces(
  dataDir: string,
  { book, operator }: Pick<DraftPlace, 'book' | 'operator'>,
): { form: string; record: string; at: string }[] {
  if (!existsSync(draftsFile(dataDir))) return []
  return withDrafts(
    dataDir,
    sqlite =>
      sqlite
        .prepare(
          `SELECT form, record, max(at) AS at FROM draft WHERE book = ? AND operator = ?
           GROUP BY form, record ORDER BY at DESC LIMIT ${MOST_PLACES_TOLD}`,
        )
        .all(book, operator) as { form: string; record: string; at: string }[],
  )
}

/**
 * On the disk when it returns. Throws what SQLite throws, or `EEXIST` where the name has something that is not ours, or
 * the id is one of another book, form or record.
 */
export function keepDraft(dataDir: string, place: DraftPlace, draft: KeptDraft): void {
  withDrafts(dataDir, sqlite => {
    sqlite
      .transaction(() => {
        forgetOld(dataDir, sqlite, draft.at)
        // Whoever acts may be another by now; what the book was called before its first entry is no other book.
        const { changes } = sqlite
          .prepare(
            `INSERT INTO draft (id, book, operator, form, record, base, "values", at)
             VALUES (@id, @book, @operator, @form, @record, @base, @values, @at)
             ON CONFLICT (id) DO UPDATE
               SET (book, operator, base, "values", at) =
                 (excluded.book, excluded.operator, excluded.base, excluded."values", excluded.at)
               WHERE book IN (excluded.book, '') AND form = excluded.form AND record = excluded.record`,
          )
          .run({ ...place, ...draft })
        if (changes === 0) throw notOurs('the draft is of another place')
        sqlite
          .prepare(
            `DELETE FROM draft WHERE ${here} AND id NOT IN
               (SELECT id FROM draft WHERE ${here} ORDER BY ${newestFirst} LIMIT ${MOST_OF_A_PLACE})`,
          )
          .run({ ...place, id: draft.id })
        sqlite.prepare(forgetTooMany).run({ id: draft.id })
      })
      .immediate()
  })
}

/** Of this book; one of another stays. */
export function discardDraft(dataDir: string, book: string, id: string): void {
  if (!existsSync(draftsFile(dataDir))) return
  withDrafts(dataDir, sqlite =>
    sqlite.prepare("DELETE FROM draft WHERE id = ? AND book IN (?, '')").run(id, book),
  )
}

/**
 * So that the file alone is all of it: a process that was killed while it wrote leaves a journal with what was there
 * before. Throws what SQLite throws; one that is not ours is left as it is.
 */
export function settleDrafts(dataDir: string): void {
  if (!existsSync(draftsFile(dataDir))) return
  try {
    openedOnce(draftsFile(dataDir), () => undefined)
  } catch (error) {
    // Damaged or not ours: it goes along as it is, and is put aside there.
    if (!isNoDatabase(error) && (error as { code?: unknown }).code !== 'EEXIST') throw error
  }
}

/** They went along to another folder: here nobody would look into them again and forget what is old. */
export function removeDrafts(dataDir: string): void {
  try {
    forgetDamaged(dataDir)
    if (!existsSync(draftsFile(dataDir))) return
    openedOnce(draftsFile(dataDir), () => undefined)
    rmSync(draftsFile(dataDir))
  } catch {
    // It is not ours, or somebody holds it.
  }
}

/** What was put aside goes when all that it held would have gone by age. */
function forgetOld(dataDir: string, sqlite: Database.Database, now: string): void {
  if (countDay(sqlite, now) > DAYS_KEPT) forgetDamaged(dataDir)
}

/** What was just kept stays, also where a wrong clock calls it the oldest. */
const newestFirst = 'id = @id DESC, at DESC, id DESC'
const forgetTooMany = `
  DELETE FROM draft WHERE id IN (
    SELECT id FROM (
      SELECT id, sum(octet_length(base) + octet_length("values")) OVER (ORDER BY ${newestFirst}) AS bytes FROM draft
    ) WHERE bytes > ${MOST_OF_ALL})`

/**
 * Opened for one piece of work and closed: so it goes along with a move, and is never in the way of one. A file that
 * is no database any more, and a database that is not ours, are put aside as they are, and the drafts begun anew. What
 * could not be read or written this once is no reason to: its drafts are still in it.
 */
function withDrafts<T>(dataDir: string, work: (sqlite: Database.Database) => T): T {
  const file = draftsFile(dataDir)
  try {
    return openedOnce(file, work)
  } catch (error) {
    const isOther = error instanceof OtherDatabase
    if (!isOther && !isNoDatabase(error)) throw error
    putDraftsAside(dataDir, file, isOther ? 'other' : 'damaged')
    return openedOnce(file, work)
  }
}

/**
 * Before it is opened: a pipe as its journal would hold up the service for ever. The open book under a second name would
 * be written to past its own log, and would lose its lock when this one is closed; a copy of a book keeps a log too.
 */
function refuseOthers(file: string): void {
  for (const each of [file, `${file}-journal`, `${file}-wal`, `${file}-shm`]) {
    const found = lstatSync(each, { throwIfNoEntry: false })
    if (found && (!found.isFile() || found.nlink > 1)) throw notOurs('what lies there is no file of its own')
  }
  if (existsSync(file) && hasLogOfItsOwn(file)) throw new OtherDatabase('it keeps a log')
}

/** Bytes 18 and 19 of a database: 1 where it is written by a journal, 2 by a log. */
function hasLogOfItsOwn(file: string): boolean {
  const head = Buffer.alloc(20)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, head, 0, head.length, 0)
  } finally {
    closeSync(handle)
  }
  return head.toString('latin1', 0, 16) === 'SQLite format 3\0' && (head[18] !== 1 || head[19] !== 1)
}

function openedOnce<T>(file: string, work: (sqlite: Database.Database) => T): T {
  refuseOthers(file)
  const sqlite = new Database(file)
  try {
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('secure_delete = ON')
    sqlite.pragma('busy_timeout = 1000')
    makeTables(sqlite)
    return work(sqlite)
  } finally {
    sqlite.close()
  }
}

/** Nothing else may be there: a trigger of others would act in ours, and could keep the service for ever. */
function makeTables(sqlite: Database.Database): void {
  const found = sqlite.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').pluck().all()
  if (found.some(each => !schema.includes(String(each)))) throw new OtherDatabase('its tables are others')
  if (found.length === schema.length) return
  sqlite.transaction(() => {
    for (const each of schema) if (!found.includes(each)) sqlite.exec(each)
  })()
}

/** A whole file of its own, of somebody else. */
class OtherDatabase extends Error {
  readonly code = 'EEXIST'

  constructor(why: string) {
    super(`drafts.db is not a file of ours: ${why}`)
    this.name = 'OtherDatabase'
  }
}

const notOurs = (why: string): Error =>
  Object.assign(new Error(`drafts.db is not a file of ours: ${why}`), { code: 'EEXIST' })
