import type { Database } from 'better-sqlite3'
import { codeTables } from '../area-tables'

/** What is done to a book as a file. */

/** The structure of every page. */
export function passesQuickCheck(sqlite: Database): boolean {
  return sqlite.pragma('quick_check(1)', { simple: true }) === 'ok'
}

/** Indexes, checks and foreign keys too. A code that is gone from its table is no damage: those are filled anew. */
export function passesEveryCheck(sqlite: Database): boolean {
  return (
    sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
    (sqlite.pragma('foreign_key_check') as { parent: string }[]).every(({ parent }) =>
      codeTables.includes(parent),
    )
  )
}

/** Takes as much of the log into the file as nobody reads any more, and waits for nobody. */
export function takeLogIn(sqlite: Database): void {
  sqlite.pragma('wal_checkpoint(PASSIVE)')
}

/** Takes the log into the file, down to the disk; it stays as long as somebody else has the book open. */
export function emptyLog(sqlite: Database): void {
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
}

/** The same, and the file does without a log from then on; false where it cannot. */
export function giveUpLog(sqlite: Database): boolean {
  emptyLog(sqlite)
  return sqlite.pragma('journal_mode = DELETE', { simple: true }) === 'delete'
}

/** Reads all of it from the file again: pages are kept in memory, and others wrote to it past SQLite. */
export function forgetPages(sqlite: Database): void {
  sqlite.pragma('shrink_memory')
}

/** Whatever is read from here on is of one moment, and the log is not emptied meanwhile. Until the connection closes. */
export function beginSnapshot(sqlite: Database): void {
  sqlite.exec('BEGIN')
}

/** A whole copy into a file that is not there yet, while others go on writing. */
export function copyWhole(sqlite: Database, temporary: string): void {
  sqlite.prepare('VACUUM INTO ?').run(temporary)
}

/** The same through a connection that reads what is open, also where its file has no name any more. */
export function copyHeld(reader: Database, temporary: string): void {
  // It forbids writing to the copy as well.
  reader.pragma('query_only = OFF')
  try {
    copyWhole(reader, temporary)
  } finally {
    reader.pragma('query_only = ON')
  }
}
