import { randomUUID } from 'node:crypto'
import { linkSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'

export interface FileLock {
  release(): void
}

/**
 * An operating-system lock on a file, taken through SQLite; the system lets it go when the process ends, however
 * it ends. Throws what SQLite says: `SQLITE_BUSY` when another has it, or when the file system has no locks;
 * `SQLITE_READONLY` for a file that cannot be written.
 */
export function lockFile(path: string, patienceMs: number): FileLock {
  const lock = new Database(path, { timeout: patienceMs })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
    // A file that may only be read gives a reading transaction without a word; writing into this one, which is
    // never committed, tells.
    lock.pragma('user_version = 1')
  } catch (error) {
    lock.close()
    throw error
  }
  return { release: () => lock.close() }
}

/** Whether another holds the lock on a file that may only be read here; false also where that cannot be told. */
export function isLocked(path: string): boolean {
  return isBusy(path, { readonly: true }, 'schema_version')
}

/**
 * Whether another process has this database open, whatever its lock file says. Asks for the whole file, by a second name
 * it has for that moment: locks belong to the file, a log to the name, and the last one to close a file takes its log
 * into it. What a crash left must stay as it is until it was looked at. Where files have no second names (some drives)
 * it is asked by its own, unless that must not be (`careful`): then nobody is found.
 */
export function isOpenElsewhere(path: string, careful = false): boolean {
  const ask = (name: string) => isBusy(name, {}, 'locking_mode = EXCLUSIVE', 'schema_version')
  const second = join(dirname(path), `.lock-probe-${randomUUID()}.db`)
  try {
    linkSync(path, second)
  } catch {
    return careful ? false : ask(path)
  }
  try {
    return ask(second)
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(second + suffix, { force: true })
  }
}

function isBusy(path: string, options: Database.Options, ...pragmas: string[]): boolean {
  let sqlite: Database.Database | null = null
  try {
    sqlite = new Database(path, { ...options, fileMustExist: true, timeout: 0 })
    for (const pragma of pragmas) sqlite.pragma(pragma)
    return false
  } catch (error) {
    return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
  } finally {
    sqlite?.close()
  }
}
