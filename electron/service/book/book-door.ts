import { dirname } from 'node:path'
import type { BookState } from '../../../src/contract/book'
import { tidyAttachments } from '../attachments/attachment-files'
import type { Writer } from '../commands'
import { type BookConnection, openReader, openSoleReader } from '../db/open'
import type { OpenedBook } from '../router'
import { tidyBackups } from './backup-list'
import type { Backups } from './backups'
import { type BookLock, lockBook } from './book-lock'
import { folderProblem } from './folder-problem'
import { type BackupClock, startHourlyBackups } from './hourly-backups'
import { blocked, type FoundBook, noBook, openExistingBook, openWithoutRoom } from './open-book'
import { namesTaken } from './own-names'
import { type Hindrance, hindranceTo, writable } from './read-only'
import { tidyRestores } from './restore'
import { isNoRoom, roomOf } from './room'

export interface BookDoorOptions {
  dataDir: string
  file: string
  now: () => Date
  backups: Backups
  clock: BackupClock | null
  startWriter(): Writer
  /** An error after which the service may have to be started again. */
  log(error: unknown): void
  /** Only into the log: the page says it. */
  noteDown(error: unknown): void
}

/** Opens and closes the book of one folder; holds its lock in between. */
export interface BookDoor {
  open(): Promise<void>
  close(): Promise<void>
  reopen(whileClosed: () => Promise<void>): Promise<void>
  /** As it was found; when another one had it, looks again. */
  state(): Promise<BookState>
  opened(): OpenedBook | null
  /** Where it is read: the book, or a copy of it. `sole`: the file is locked by the one connection that reads it. */
  reading(): { file: string; sole: boolean }
  /** Why the book may not be written; null when it may. */
  hindrance(): Hindrance | null
}

/** One who is just closing the book is waited for. */
const handOverMs = 300

export function createBookDoor(options: BookDoorOptions): BookDoor {
  const { dataDir, file, backups } = options
  let lock: BookLock = { kind: 'in_use', holder: null }
  let state: BookState = noBook(dataDir)
  let hindrance: Hindrance | null = null
  let reader: BookConnection | null = null
  let opened: OpenedBook | null = null
  let found: FoundBook = { state, file, sole: false, release: () => undefined }
  let afterwards: Array<() => void> = []
  const place = { ...options, dataDir, file }

  /** Null where there is no book to read, and where its disk has no room for the index of its log. */
  const readerOf = ({ state: { state }, file: from, sole }: FoundBook): BookConnection | null => {
    if (state !== 'open') return null
    try {
      return sole ? openSoleReader(from) : openReader(from)
    } catch (error) {
      if (sole || !isNoRoom(error, dataDir)) throw error
      return null
    }
  }

  const open = async (patienceMs: number): Promise<void> => {
    try {
      await openOrSay(patienceMs)
    } catch (error) {
      // Said on a page: a service that dies of it would only be started to die again.
      options.noteDown(error)
      await closeBook()
      const cause = String((error as { code?: unknown }).code ?? (error as Error).name)
      state = blocked(dataDir, { because: 'failed', cause })
    }
  }

  const openOrSay = async (patienceMs: number): Promise<void> => {
    const because = folderProblem(dataDir)
    if (because) {
      state = blocked(dataDir, {
        because,
        room: because === 'no_room' ? roomOf(dirname(dataDir), file) : null,
      })
      return
    }
    if (lock.kind !== 'held') lock = lockBook(dataDir, file, patienceMs)
    if (lock.kind === 'in_use') {
      state = { state: 'in_use', folder: dataDir, holder: lock.holder }
      return
    }
    hindrance = hindranceTo(dataDir, file, lock)
    // What lies half made belongs to whoever holds the lock.
    if (lock.kind === 'held' && writable(dataDir)) {
      tidyRestores(dataDir)
      tidyBackups(dataDir)
      tidyAttachments(dataDir)
    }
    found = await openExistingBook(place, hindrance)
    reader = readerOf(found)
    if (found.state.state === 'open' && !reader) {
      found = openWithoutRoom(place, hindrance)
      reader = readerOf(found)
    }
    state = found.state
    afterwards = [found.release]
    if (state.state !== 'open' || !reader) return
    const names = namesTaken(dataDir)
    if (names.length > 0) state.notices.push({ code: 'name_taken', names })
    if (lock.kind === 'held' && lock.renewed) state.notices.push({ code: 'lock_renewed', kept: lock.renewed })
    const writer = state.readOnly ? null : options.startWriter()
    opened = { db: reader.db, writer }
    if (options.clock && writer) {
      const hourly = { ...options, clock: options.clock, reader: reader.sqlite }
      afterwards.push(startHourlyBackups(hourly))
    }
  }

  const closeBook = async (): Promise<void> => {
    const closing = opened
    opened = null
    await backups.idle()
    // Readers first: only the last connection takes the log into the file.
    reader?.sqlite.close()
    reader = null
    await closing?.writer?.close()
    for (const end of afterwards.splice(0)) end()
  }

  return {
    open: () => open(handOverMs),
    opened: () => opened,
    reading: () => ({ file: found.file, sole: found.sole && opened !== null }),
    hindrance: () => hindrance,
    async state() {
      if (state.state === 'in_use') await open(0)
      return state
    },
    async reopen(whileClosed) {
      await closeBook()
      try {
        await whileClosed()
      } finally {
        await open(handOverMs)
      }
    },
    async close() {
      await closeBook()
      if (lock.kind === 'held') lock.release()
      lock = { kind: 'in_use', holder: null }
    },
  }
}
