import { accessSync, constants, existsSync } from 'node:fs'
import { sep } from 'node:path'
import type { BookNotice } from '../../../../src/contract/book/state'
import { isPathTooLong } from '../../../../src/domain/book/folder-limits'
import { takenBesideTheBook } from '../../files/own-names'
import { Refusal } from '../../refusal'
import type { BookLock } from './book-lock'

/** Why nothing is written to a book that can be read. */
export type Hindrance = Extract<BookNotice, { code: 'read_only' | 'no_lock' }>

/** Null when the book may be written: its folder and its file let it, and the lock is held. */
export function hindranceTo(dataDir: string, file: string, lock: BookLock): Hindrance | null {
  const because = readOnlyBecause(dataDir, file)
  if (because) return { code: 'read_only', because }
  return lock.kind === 'none' ? { code: 'no_lock', because: lock.because } : null
}

/** What a call that would write is refused with, and why: the words name the folder. `sole`: its disk is full. */
export function readOnlyRefusal(dataDir: string, hindrance: Hindrance | null, sole: boolean): Refusal {
  const because = sole ? 'no_space' : hindrance?.code === 'no_lock' ? 'no_lock' : hindrance?.because
  return new Refusal('read_only', { folder: dataDir, ...(because && { context: because }) })
}

/** What a procedure that would write is refused with. */
export function refusalFor(hindrance: Hindrance): 'no_lock' | 'path_too_long' | 'read_only' {
  if (hindrance.code === 'no_lock') return 'no_lock'
  return hindrance.because === 'path_too_long' ? 'path_too_long' : 'read_only'
}

function readOnlyBecause(
  dataDir: string,
  file: string,
): Extract<BookNotice, { code: 'read_only' }>['because'] | null {
  if (tooLong(dataDir)) return 'path_too_long'
  if (!writable(dataDir)) return 'folder'
  if (existsSync(file) && !writable(file)) return 'file'
  return takenBesideTheBook(dataDir) ? 'name' : null
}

/** Whether names below this folder would be longer than SQLite or the system opens. */
export function tooLong(folder: string): boolean {
  return isPathTooLong({
    bytes: Buffer.byteLength(folder),
    characters: folder.length,
    windows: sep === '\\',
  })
}

export function writable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
