import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * An operating-system lock on `book.lock`, held through SQLite: it is let go when the process ends,
 * however it ends. Beside it `book.holder` says who holds it, for the message.
 */
export function lockBook(dataDir: string): { release(): void } | { holder: string | null } {
  const lock = new Database(join(dataDir, 'book.lock'), { timeout: 300 })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return { holder: holderOf(dataDir) }
    throw error
  }
  const holderFile = join(dataDir, 'book.holder')
  writeFileSync(holderFile, `${userInfo().username}@${hostname()} ${process.pid}`)
  return {
    release() {
      rmSync(holderFile, { force: true })
      lock.close()
    },
  }
}

function holderOf(dataDir: string): string | null {
  try {
    return readFileSync(join(dataDir, 'book.holder'), 'utf8')
  } catch {
    return null
  }
}
