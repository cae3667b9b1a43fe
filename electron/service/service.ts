import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BookState } from '../../src/contract/book'
import type { CommandMeta, Port } from '../../src/contract/wire'
import { bookLife } from './book/book-life'
import { lockBook } from './book/book-lock'
import { type BackupClock, startHourlyBackups } from './book/hourly-backups'
import { openExistingBook } from './book/open-book'
import type { CommandResult } from './commands'
import { createWriter } from './commands'
import type { Host, Moment, RunOptions } from './context'
import { type BookConnection, openReader, openWriter } from './db/open'
import { startWriterThread } from './db/writer'
import { createRouter, type OpenedBook } from './router'
import { bookToday } from './settings/settings-store'

export interface ServiceOptions {
  dataDir: string
  host: Host
  /** The clock of the machine. */
  now: () => Date
  /** Tests and short command-line runs write on the same thread. */
  writer: 'thread' | 'inline'
  /** Hourly backups; null in tests that do not want them. */
  backups: BackupClock | null
  log(error: unknown, reference: string, procedure: string): void
  /** The writing thread died: the service must be started again. */
  onFatal(error: Error): void
}

export interface Service {
  attach(port: Port): void
  call(
    room: string,
    name: string,
    input: unknown,
    meta?: CommandMeta | null,
    run?: RunOptions,
  ): Promise<CommandResult>
  state(): Promise<BookState>
  close(): Promise<void>
}

export const bookFileName = 'book.db'

/** Everything behind the wire: holds the lock, opens the book, answers calls. */
export async function createService(options: ServiceOptions): Promise<Service> {
  const { dataDir } = options
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, bookFileName)
  const lock = lockBook(dataDir)
  let state: BookState
  let reader: BookConnection | null = null
  let opened: OpenedBook | null = null
  let stopBackups: (() => void) | null = null

  const open = async (): Promise<void> => {
    if (!('release' in lock)) {
      state = { state: 'in_use', folder: dataDir, holder: lock.holder }
      return
    }
    state = await openExistingBook(dataDir, file, options.now())
    if (state.state !== 'open') return
    const writer = state.readOnly
      ? null
      : options.writer === 'thread'
        ? startWriterThread(file, options.onFatal)
        : createWriter(openWriter(file))
    reader = openReader(file)
    opened = { db: reader.db, writer }
    if (options.backups && !state.readOnly) stopBackups = startHourlyBackups(dataDir, file, options.backups)
  }

  const closeBook = async (): Promise<void> => {
    stopBackups?.()
    stopBackups = null
    await opened?.writer?.close()
    reader?.sqlite.close()
    opened = null
    reader = null
  }

  const moment = async (): Promise<Moment> => {
    const now = options.now()
    const today = opened ? await bookToday(opened.db) : null
    return { today: today ?? localDay(now), now: now.toISOString() }
  }

  const currentState = async (): Promise<BookState> => {
    if (state.state !== 'open' || !opened) return state
    const today = await bookToday(opened.db)
    return { ...state, today: today ?? localDay(options.now()), demonstration: today !== null }
  }

  state = { state: 'absent', folder: dataDir }
  const life = bookLife({
    dataDir,
    file,
    now: options.now,
    state: currentState,
    async reopen(whileClosed) {
      await closeBook()
      try {
        await whileClosed()
      } finally {
        await open()
      }
    },
    /** For building the demonstration year: commands of a book just created. */
    call: (room, name, input, run) => service.call(room, name, input, null, run),
  })

  const router = createRouter({
    opened: () => opened,
    moment,
    host: options.host,
    dataDir,
    log: options.log,
    life,
  })
  const service: Service = {
    attach: router.attach,
    call: (room, name, input, meta, run) =>
      router.call(
        room,
        name,
        input,
        meta ?? { commandId: crypto.randomUUID(), operatorId: run?.operatorId ?? null },
        run ? { run } : {},
      ),
    state: currentState,
    async close() {
      await closeBook()
      if ('release' in lock) lock.release()
    },
  }
  await open()
  return service
}

/** The local calendar day of an instant. */
export function localDay(at: Date): string {
  const month = String(at.getMonth() + 1).padStart(2, '0')
  return `${at.getFullYear()}-${month}-${String(at.getDate()).padStart(2, '0')}`
}
