import Database from 'better-sqlite3'
import { temporaryStore } from './temporary-pages'

/**
 * Opens a database file that anybody may have written (a backup, what an archive holds, a book that is not as it was
 * closed here), to read it. Its schema is not trusted: a function in it runs only if SQLite calls it harmless, and
 * nothing rewrites the schema. `schemaProblem` says whether it is ours at all; ask it before any table is read.
 */
export function openForeign(file: string): Database.Database {
  return guarded(new Database(file, { readonly: true, fileMustExist: true }))
}

/** The same for a damaged book: entries of its schema that cannot be read do not hide the others. */
export function openDamaged(file: string): Database.Database {
  const sqlite = openForeign(file)
  sqlite.unsafeMode(true)
  sqlite.pragma('writable_schema = ON')
  return sqlite
}

/**
 * The same with the whole file to itself, so that the index of its log lies in memory: for a disk without room for one.
 * The file is opened to be written, but nothing writes. The first read throws SQLITE_BUSY while anybody has it open.
 */
export function openSole(file: string): Database.Database {
  const sqlite = guarded(new Database(file, { fileMustExist: true }))
  sqlite.pragma('locking_mode = EXCLUSIVE')
  return sqlite
}

/**
 * Lets SQLite take in what a process that died left beside a file: a rollback journal, a write-ahead log. The file is
 * written for that. Throws where the file is no database.
 */
export function recoverForeign(file: string): void {
  const sqlite = guarded(new Database(file, { fileMustExist: true }))
  try {
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('user_version')
  } finally {
    sqlite.close()
  }
}

function guarded(sqlite: Database.Database): Database.Database {
  try {
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('writable_schema = OFF')
    sqlite.pragma('cell_size_check = ON')
    sqlite.pragma('mmap_size = 0')
    sqlite.pragma(`temp_store = ${temporaryStore()}`)
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}
