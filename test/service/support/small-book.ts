import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { checkout } from '../../support/checkout'
import { bookFile } from './book-file'
import { temporaryFolder } from './temporary-folder'

export const booksFolder = join(checkout, 'test', 'fixtures', 'books')
export const bookName = (version: number): string => `${String(version).padStart(4, '0')}.sql`

/** The small book of a version, in a folder of its own. */
export function smallBook(version: number): string {
  const dataDir = temporaryFolder('version')
  const sqlite = new Database(bookFile(dataDir))
  // Rows come table by table, whatever they refer to.
  sqlite.pragma('foreign_keys = OFF')
  sqlite.exec(readFileSync(join(booksFolder, bookName(version)), 'utf8'))
  sqlite.close()
  return dataDir
}
