import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { schemaVersion } from '../db/migrations/list'
import { applicationId } from '../db/open'

export type Inspection =
  | { kind: 'absent' }
  | { kind: 'usable'; version: number }
  | { kind: 'newer'; version: number }
  | { kind: 'broken'; reason: 'not_a_book' | 'damaged' }

/** `header`: is it ours, and how old (the file is not opened). `quick`: the structure of every page. `thorough`: indexes, checks and foreign keys too. */
export type Depth = 'header' | 'quick' | 'thorough'

/** Looks at a book without writing a byte to it. */
export function inspectBook(file: string, depth: Depth): Inspection {
  if (!existsSync(file)) return { kind: 'absent' }
  const header = headerOf(file)
  if (header?.applicationId !== applicationId) return { kind: 'broken', reason: 'not_a_book' }
  // Not even opened: whatever a newer version does differently stays as it is.
  if (header.version > schemaVersion) return { kind: 'newer', version: header.version }
  if (depth === 'header') return { kind: 'usable', version: header.version }
  let sqlite: Database.Database | null = null
  try {
    sqlite = new Database(file, { readonly: true, fileMustExist: true })
    const version = sqlite.pragma('user_version', { simple: true }) as number
    if (version > schemaVersion) return { kind: 'newer', version }
    return passes(sqlite, depth) ? { kind: 'usable', version } : { kind: 'broken', reason: 'damaged' }
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB|IOERR|ERROR|SCHEMA)/.test((error as { code?: string }).code ?? ''))
      return { kind: 'broken', reason: 'damaged' }
    throw error
  } finally {
    sqlite?.close()
  }
}

function passes(sqlite: Database.Database, depth: 'quick' | 'thorough'): boolean {
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  if (depth === 'quick') return sqlite.pragma('quick_check(1)', { simple: true }) === 'ok'
  return (
    sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
    (sqlite.pragma('foreign_key_check') as unknown[]).length === 0
  )
}

/** The two numbers of SQLite's file header that tell a book; null when it is not SQLite at all. */
function headerOf(file: string): { applicationId: number; version: number } | null {
  if (!statSync(file).isFile()) return null
  const head = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    if (readSync(handle, head, 0, 100, 0) < 100) return null
  } finally {
    closeSync(handle)
  }
  if (head.toString('latin1', 0, 16) !== 'SQLite format 3\0') return null
  return { version: head.readInt32BE(60), applicationId: head.readInt32BE(68) }
}
