import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { schemaVersion } from '../db/migrations/list'
import { applicationId } from '../db/open'

export type Inspection =
  | { kind: 'absent' }
  | { kind: 'usable'; version: number }
  | { kind: 'newer'; version: number }
  | { kind: 'broken'; reason: 'not_a_book' | 'damaged' }

/** Looks at a book without writing a byte to it. `thorough` checks every page and foreign key. */
export function inspectBook(file: string, thorough: boolean): Inspection {
  if (!existsSync(file)) return { kind: 'absent' }
  if (statSync(file).size < 100 || !hasSqliteHeader(file)) return { kind: 'broken', reason: 'not_a_book' }
  let sqlite: Database.Database | null = null
  try {
    sqlite = new Database(file, { readonly: true, fileMustExist: true })
    if (sqlite.pragma('application_id', { simple: true }) !== applicationId)
      return { kind: 'broken', reason: 'not_a_book' }
    const version = sqlite.pragma('user_version', { simple: true }) as number
    if (version > schemaVersion) return { kind: 'newer', version }
    const verdict = sqlite.pragma(thorough ? 'integrity_check(1)' : 'quick_check(1)', { simple: true })
    if (verdict !== 'ok') return { kind: 'broken', reason: 'damaged' }
    if (thorough && (sqlite.pragma('foreign_key_check') as unknown[]).length > 0)
      return { kind: 'broken', reason: 'damaged' }
    return { kind: 'usable', version }
  } catch (error) {
    if (/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test((error as { code?: string }).code ?? ''))
      return { kind: 'broken', reason: 'damaged' }
    throw error
  } finally {
    sqlite?.close()
  }
}

function hasSqliteHeader(file: string): boolean {
  const head = Buffer.alloc(16)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, head, 0, 16, 0)
  } finally {
    closeSync(handle)
  }
  return head.toString('latin1') === 'SQLite format 3\0'
}
