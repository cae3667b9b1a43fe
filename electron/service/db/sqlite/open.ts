import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { Db } from '../databases'
import { offerBulk } from '../in-bulk'
import type { BookSchema } from '../schema'
import { countWrites } from '../until-written'
import { bulkIn } from './bulk'
import { openSole } from './foreign'
import { prepared, preparedOnce } from './prepared'
import { temporaryStore } from './temporary-pages'

export interface BookConnection {
  sqlite: Database.Database
  db: Kysely<BookSchema>
}

/** SQLite refuses to write through it, and so does the type checker. */
export interface ReadingConnection {
  sqlite: Database.Database
  db: Db
}

/** The only writer. FULL: an acknowledged command survives a power cut (better-sqlite3 builds WAL as NORMAL). */
export function openWriter(file: string, { fileMustExist = false } = {}): BookConnection {
  const sqlite = new Database(file, { fileMustExist })
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  sqlite.pragma('recursive_triggers = OFF')
  // Pages that do not fit go to the log and are read back from there: four times as much made no import faster, and
  // it is also what sorting for an index may take once more.
  sqlite.pragma('cache_size = -16384')
  // In memory a statement's journal is walked from its start each time one ends: taking 5,000 rows back took 27 s, not 10.
  sqlite.pragma(`temp_store = ${temporaryStore()}`)
  const db = kyselyOver(sqlite)
  offerBulk(db, bulkIn(db))
  return { sqlite, db }
}

export function openReader(file: string): ReadingConnection {
  return readingOver(new Database(file, { readonly: true, fileMustExist: true }))
}

/**
 * The only connection to a book whose disk is full: with the whole file to itself SQLite keeps the index of its log
 * in memory instead of a file. Nothing is written through it; sorting too stays in memory.
 */
export function openSoleReader(file: string): ReadingConnection {
  const connection = readingOver(openSole(file))
  connection.sqlite.pragma('temp_store = MEMORY')
  return connection
}

/** Reads already: a disk without room for the index of the log is found out here, and the file let go. */
function readingOver(sqlite: Database.Database): ReadingConnection {
  try {
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('query_only = ON')
    sqlite.pragma('cache_size = -16000')
    sqlite.pragma(`temp_store = ${temporaryStore()}`)
    sqlite.pragma('schema_version')
    return { sqlite, db: kyselyOver(sqlite) }
  } catch (error) {
    sqlite.close()
    throw error
  }
}

function kyselyOver(sqlite: Database.Database): Kysely<BookSchema> {
  const db = new Kysely<BookSchema>({ dialect: new SqliteDialect({ database: preparedOnce(sqlite) }) })
  // Asked with every list; by others (data_version) and by this connection.
  const version = 'SELECT data_version, total_changes() FROM pragma_data_version'
  countWrites(db, async () => (prepared(sqlite, version).raw().get() as [number, number]).join('.'))
  return db
}
