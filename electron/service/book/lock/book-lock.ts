import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, lstatSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { BookNotice } from '../../../../src/contract/book/state'
import { type FileLock, isLocked, isOpenElsewhere, lockFile } from '../../db/sqlite/file-lock'
import { kindOf } from '../../files/own-names'
import { asidePath } from '../disk/aside-path'
import { inspectBook } from '../file/inspect'
import { hasJournal } from '../file/settle-journal'
import { readMark } from '../marks/sequence-mark'
import { readHolderNote, writeHolderNote } from './holder-note'

export type NoLock = Extract<BookNotice, { code: 'no_lock' }>['because']

export type BookLock =
  /** `renewed`: where what lay under the lock's name is kept, when it was no lock of ours. */
  | { kind: 'held'; renewed: string | null; release(): void }
  | { kind: 'in_use'; holder: string | null }
  /** Nobody knows whether another writes: so this one does not. */
  | { kind: 'none'; because: NoLock }

/**
 * The lock on `book.lock` that whoever writes the book must hold. A file that was put in the lock's place while
 * somebody works proves nothing: then the book itself is asked whether it is open.
 */
export function lockBook(dataDir: string, file: string, patienceMs: number): BookLock {
  const path = join(dataDir, 'book.lock')
  const found = kindOf(path)
  if (found !== 'file' && found !== 'nothing') return { kind: 'none', because: 'in_the_way' }
  const inUse = (): BookLock => ({ kind: 'in_use', holder: readHolderNote(dataDir) })
  const asWeLeaveIt = found === 'file' && statSync(path).size === 0
  if (!asWeLeaveIt && someoneInside(file)) return inUse()
  // A lock that is no lock of ours is emptied: through a link or by its second name that would be somebody's file.
  if (!asWeLeaveIt && hasOtherName(path)) return { kind: 'none', because: 'in_the_way' }
  let renewed: string | null = null
  let lock: FileLock
  try {
    try {
      lock = lockFile(path, patienceMs)
    } catch (error) {
      // SQLite read it, so nobody holds it.
      if (!/^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error))) throw error
      renewed = emptied(path)
      lock = lockFile(path, patienceMs)
    }
  } catch (error) {
    const code = codeOf(error)
    if (code.startsWith('SQLITE_BUSY'))
      return locksWork(dataDir) ? inUse() : { kind: 'none', because: 'unsupported' }
    if (/^SQLITE_IOERR_.*LOCK|^SQLITE_(NOLFS|PROTOCOL)/.test(code))
      return { kind: 'none', because: 'unsupported' }
    return isLocked(path) ? inUse() : { kind: 'none', because: 'unwritable' }
  }
  // Whoever works may hold a lock that was moved away, and this one be new: nothing in it tells the two apart.
  if (asWeLeaveIt && someoneInside(file, true)) {
    lock.release()
    return inUse()
  }
  const removeNote = writeHolderNote(dataDir)
  return {
    kind: 'held',
    renewed,
    release() {
      removeNote()
      lock.release()
    },
  }
}

/**
 * Whether another has the book open, whatever lies under the lock's name. A book that was closed properly, with nothing
 * beside it, is open nowhere, and one of a newer version is not opened to find out. Nor is one with a rollback journal: opening would roll
 * it in, before anybody knows that it is of this book. Whoever is in the middle of that write keeps SQLite's own lock.
 */
export function someoneInside(file: string, careful = false): boolean {
  if (!existsSync(file) || hasJournal(file)) return false
  // Anybody can write that it was closed. Whoever has it open has files beside it.
  const closed = Boolean(readMark(file)?.closed)
  if (closed && !['-wal', '-shm'].some(suffix => existsSync(file + suffix))) return false
  // By its own name a log that is not of this book would be taken into it.
  return inspectBook(file, 'header').kind === 'usable' && isOpenElsewhere(file, careful || closed)
}

function hasOtherName(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat !== undefined && (stat.isSymbolicLink() || stat.nlink > 1)
}

/**
 * Keeps a copy and empties the file where it lies. Never renamed: two at once would each lock a file of their
 * own, while emptying it twice does no harm.
 */
function emptied(path: string): string {
  const kept = asidePath(path, new Date())
  copyFileSync(path, kept)
  truncateSync(path, 0)
  return kept
}

/** SQLite calls a file system without locks busy, for ever. A file that nobody can know of tells the two apart. */
function locksWork(dataDir: string): boolean {
  const probe = join(dataDir, `.lock-probe-${randomUUID()}`)
  try {
    lockFile(probe, 0).release()
    return true
  } catch (error) {
    return !/^SQLITE_(BUSY|IOERR)/.test(codeOf(error))
  } finally {
    rmSync(probe, { force: true })
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')
