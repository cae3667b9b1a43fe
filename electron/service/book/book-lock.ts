import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export type BookLock = { release(): void } | { holder: string | null }

const holderFile = (dataDir: string): string => join(dataDir, 'book.holder')

/**
 * An operating-system lock on `book.lock`, held through SQLite: it is let go when the process ends,
 * however it ends. Beside it `book.holder` says who holds it, for the message. Where nothing can be
 * written nobody writes, and no lock is needed.
 */
export function lockBook(dataDir: string, patienceMs: number): BookLock {
  let lock: Database.Database | null = null
  try {
    lock = new Database(join(dataDir, 'book.lock'), { timeout: patienceMs })
    lock.pragma('journal_mode = MEMORY')
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
    writeFileSync(holderFile(dataDir), `${userInfo().username}@${hostname()} ${process.pid}`)
  } catch (error) {
    lock?.close()
    const code = (error as { code?: string }).code ?? ''
    if (code === 'SQLITE_BUSY') return { holder: holderOf(dataDir) }
    if (/^(SQLITE_(READONLY|CANTOPEN)|EROFS|EACCES|EPERM)/.test(code)) return { release: () => undefined }
    throw error
  }
  const held = lock
  return {
    release() {
      rmSync(holderFile(dataDir), { force: true })
      held.close()
    },
  }
}

function holderOf(dataDir: string): string | null {
  try {
    return readFileSync(holderFile(dataDir), 'utf8')
  } catch {
    return null
  }
}
