import type { BookState } from '../../../src/contract/book'
import { tidyAttachments } from '../attachments/attachment-files'
import type { Writer } from '../commands'
import { type BookConnection, openReader } from '../db/open'
import type { OpenedBook } from '../router'
import { tidyBackups } from './backup-list'
import type { Backups } from './backups'
import { type BookLock, lockBook } from './book-lock'
import { type BackupClock, startHourlyBackups } from './hourly-backups'
import { openExistingBook } from './open-book'
import { readOnlyBecause } from './read-only'
import { tidyRestores } from './restore'

export interface BookDoorOptions {
  dataDir: string
  file: string
  now: () => Date
  backups: Backups
  clock: BackupClock | null
  startWriter(): Writer
  log(error: unknown): void
}

/** Opens and closes the book of one folder; holds its lock in between. */
export interface BookDoor {
  open(): Promise<void>
  close(): Promise<void>
  reopen(whileClosed: () => Promise<void>): Promise<void>
  /** As it was found; when another one had it, looks again. */
  state(): Promise<BookState>
  opened(): OpenedBook | null
  /** The book, or the copy that is read when its folder cannot be written. */
  readsFrom(): string
}

/** One who is just closing the book is waited for. */
const handOverMs = 300

export function createBookDoor(options: BookDoorOptions): BookDoor {
  const { dataDir, file, backups } = options
  let lock: BookLock = { holder: null }
  let state: BookState = { state: 'absent', folder: dataDir }
  let reader: BookConnection | null = null
  let opened: OpenedBook | null = null
  let readsFrom = file
  let afterwards: Array<() => void> = []

  const open = async (patienceMs: number): Promise<void> => {
    if (!('release' in lock)) lock = lockBook(dataDir, patienceMs)
    if (!('release' in lock)) {
      state = { state: 'in_use', folder: dataDir, holder: lock.holder }
      return
    }
    if (readOnlyBecause(dataDir, dataDir) === null) {
      tidyRestores(dataDir)
      tidyBackups(dataDir)
      tidyAttachments(dataDir)
    }
    const found = await openExistingBook({ ...options, dataDir, file })
    state = found.state
    readsFrom = found.file
    afterwards = [found.release]
    if (state.state !== 'open') return
    const writer = state.readOnly ? null : options.startWriter()
    reader = openReader(found.file)
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
    readsFrom: () => readsFrom,
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
      if ('release' in lock) lock.release()
      lock = { holder: null }
    },
  }
}
