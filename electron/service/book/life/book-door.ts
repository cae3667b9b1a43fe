import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { BackupEntry } from '../../../../src/contract/book/backup-entry'
import type { BookState } from '../../../../src/contract/book/state'
import { tidyAttachments } from '../../attachments/attachment-files'
import type { Writer } from '../../commands'
import { isDemonstration } from '../../db/sqlite/demonstration-book'
import { forgetPages } from '../../db/sqlite/file'
import type { ReadingConnection } from '../../db/sqlite/open'
import { keepPagesWhereRoomIs } from '../../db/sqlite/temporary-pages'
import { writtenAs } from '../../db/sqlite/writes-past'
import { namesTaken } from '../../files/own-names'
import { Refusal } from '../../refusal'
import type { OpenedBook } from '../../router-host'
import { tidyBackups } from '../backup-files/backup-list'
import { keepNumbers } from '../backup-files/keep-numbers'
import { startHourlyBackups } from '../backups/hourly-backups'
import { isNoSpace, spaceOf } from '../disk/disk-space'
import { openBookFile } from '../file/open-book-file'
import { quarantine } from '../file/quarantine'
import { type BookLock, lockBook } from '../lock/book-lock'
import { blocked, folderProblem, noBook } from '../lock/folder-problem'
import { type Hindrance, hindranceTo, writable } from '../lock/read-only'
import { findAndRead, readWithoutSpace } from '../opening/find-and-read'
import type { FoundBook } from '../opening/open-book'
import type { BookDoor, BookDoorOptions } from './door-shape'
import { keepApart } from './keep-apart'
import { isRestoreInterrupted, tidyRestores } from './restore'
import { createTraffic } from './traffic'

/** One who is just closing the book is waited for. */
const handOverMs = 300
/** How long jobs have to stop before the book is replaced, and before the service ends all the same. */
const stopPatienceMs = { replace: 20_000, end: 5_000 }

export function createBookDoor(options: BookDoorOptions): BookDoor {
  const { dataDir, file, backups, health, losses, runTask } = options
  keepPagesWhereRoomIs(dataDir)
  let lock: BookLock = { kind: 'in_use', holder: null }
  let state: BookState = noBook(dataDir)
  let hindrance: Hindrance | null = null
  let reader: ReadingConnection | null = null
  let opened: OpenedBook | null = null
  let found: FoundBook = { state, file, sole: false, soundness: 'sound', stamp: '', release: () => undefined }
  const held = openBookFile(options)
  let stopClock: () => void = () => undefined
  let looking: Promise<void> | null = null
  const traffic = createTraffic()
  let first = true
  const placeNow = () => ({
    ...options,
    checkBehind: first && options.checkBehind,
    async check(path: string, sole = false) {
      const asked = { file: path, markedAs: file, rebuiltAfter: true, sole }
      const checked = await runTask('check', asked, (done, total) => {
        state = { state: 'checking', folder: dataDir, done, total }
        options.checking()
      })
      // Nothing is said of it, and nothing put aside, for what somebody laid there meanwhile.
      if (held.isTaken()) throw new Error('another file took its place')
      return checked
    },
    rebuild: (path: string) => runTask('rebuild', { file: path }),
  })

  const open = async (patienceMs: number, aside = false): Promise<void> => {
    try {
      await openOrSay(patienceMs, aside)
    } catch (error) {
      // Said on a page: a service that dies of it would only be started to die again.
      options.noteDown(error)
      await closeBook().catch(options.noteDown)
      const cause = String((error as { code?: unknown }).code ?? (error as Error).name)
      state = blocked(dataDir, { because: 'failed', cause, backups: await waysOut() })
    }
  }

  /** Whatever opening threw: what lies there can be put aside by whoever holds its lock, and a backup restored. */
  const waysOut = async (): Promise<BackupEntry[] | null> => {
    if (lock.kind !== 'held' || hindrance || !existsSync(file)) return null
    try {
      return await runTask('offer', { dataDir })
    } catch (error) {
      options.noteDown(error)
      return []
    }
  }

  const openOrSay = async (patienceMs: number, aside: boolean): Promise<void> => {
    const because = folderProblem(dataDir, options.missing ?? false)
    if (because) {
      state = blocked(dataDir, {
        because,
        space: because === 'no_space' ? spaceOf(dirname(dataDir), file) : null,
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
    let interrupted = false
    if (lock.kind === 'held' && writable(dataDir)) {
      // One that was refused meanwhile is answered for, and leaves its half for the next opening to clear.
      interrupted = first && isRestoreInterrupted(dataDir, file)
      keepApart(file, options.noteDown)
      for (const tidy of [tidyRestores, tidyBackups, tidyAttachments]) tidy(dataDir, options.noteDown)
      if (aside) quarantineFirst()
    }
    health.opened('sound')
    const place = placeNow()
    first = false
    ;({ found, reader } = await findAndRead(place, hindrance, held, lock.kind === 'held' && !hindrance))
    state = found.state
    if (state.state !== 'open' || !reader) return
    const names = namesTaken(dataDir)
    if (names.length > 0) state.notices.push({ code: 'name_taken', names })
    if (interrupted) state.notices.push({ code: 'restore_interrupted' })
    if (lock.kind === 'held' && lock.renewed) state.notices.push({ code: 'lock_renewed', kept: lock.renewed })
    let writer = state.readOnly ? null : health.watchedWriter(options.startWriter(found.stamp))
    if (writer && !(await numbersKept(reader, writer))) {
      writer = null
      held.letGo()
      reader.sqlite.close()
      ;({ found, reader } = await readWithoutSpace(place, hindrance))
      state = found.state
      if (state.state !== 'open' || !reader) return
    }
    if (writer) state.notices.push(...held.notices())
    const demonstration = isDemonstration(reader.sqlite)
    opened = { db: reader.db, writer, demonstration, written: writtenAs(file) }
    health.opened(
      found.soundness,
      state.notices.some(({ code }) => code === 'commands_lost'),
    )
    losses.opened()
    if (options.clock && writer) {
      const hourly = {
        ...options,
        clock: options.clock,
        reader: reader.sqlite,
        damaged: () => health.notice() !== null || losses.hasUnsettled(),
      }
      stopClock = startHourlyBackups(hourly)
    }
  }

  /** A book that cannot be raised to the numbers given here is not worked with: it would give them again. False on a full disk. */
  const numbersKept = async ({ sqlite }: ReadingConnection, writer: Writer): Promise<boolean> => {
    const now = options.now().toISOString()
    try {
      const moment = { today: now.slice(0, 10), now }
      const { odd } = await keepNumbers({ sqlite, dataDir, file, writer, moment })
      if (odd && state.state === 'open') state.notices.push({ code: 'numbers_odd' })
      return true
    } catch (error) {
      await writer.close(null)
      if (isNoSpace(error, dataDir)) return false
      throw error
    }
  }

  /** `ending`: a check that still runs is not waited for. The book is not vouched for then, and checked when it is opened. */
  const closeBook = async ({ ending } = { ending: false }): Promise<void> => {
    const closing = opened
    opened = null
    stopClock()
    stopClock = () => undefined
    try {
      // No copy is being made while the check runs: it waits for it.
      const unknown = ending && health.isChecking()
      if (!unknown) await backups.idle()
      if (!ending) await backups.inspected()
      const soundUpTo = unknown ? null : await health.soundUpTo()
      writeBackOrLog()
      // Readers first: only the last connection takes the log into the file.
      reader?.sqlite.close()
      reader = null
      const isInPlace = held.isInPlace()
      held.leave()
      const why = await closing?.writer?.close(isInPlace ? soundUpTo : null)
      const because = unknown ? 'it was still being checked' : isInPlace ? why : 'another file has its name'
      // What the next start will check, and nobody asked for: without a word in the log nobody could tell why.
      if (closing?.writer && because)
        options.noteDown(new Error(`closed without being vouched for: ${because}`))
    } finally {
      held.letGo()
      found.release()
      found = { ...found, release: () => undefined }
    }
  }

  /** When the service ends nobody can wait for room. */
  const writeBackOrLog = () => {
    try {
      held.writeBack()
    } catch (error) {
      options.log(error)
    }
  }

  /** Where that fails the book stays where it is, and opening it says what stands in the way. */
  const quarantineFirst = () => {
    try {
      if (existsSync(file)) quarantine(dataDir, file, options.now())
    } catch (error) {
      options.noteDown(error)
    }
  }

  const whileShut = async <T>(work: () => Promise<T>, opensAgain: boolean): Promise<T> => {
    let left = false
    // Before anybody is shut out: the check behind the open book may take minutes.
    await health.soundUpTo()
    try {
      if (!(await traffic.shut(stopPatienceMs.replace))) throw new Refusal('busy')
      held.writeBack()
      try {
        await closeBook()
        const result = await work()
        left = !opensAgain
        return result
      } finally {
        if (!left) await open(handOverMs)
      }
    } finally {
      if (!left) traffic.reopen()
    }
  }

  /** What lies there is somebody's to replace from here on: it needs no second name, and would be put in its place again. */
  const byItself =
    <T>(work: () => Promise<T>) =>
    async (): Promise<T> => {
      held.putAgain()
      held.settled('')
      return work()
    }

  return {
    open: first => open(handOverMs, first === 'aside'),
    opened: () => opened,
    isChecking: () => state.state === 'checking',
    reading: () => ({ file: found.file, sole: found.sole && opened !== null }),
    hindrance: () => hindrance,
    isInPlace: held.isInPlace,
    away: held.away,
    async putInPlace() {
      if (!held.isInPlace()) await whileShut(async () => undefined, true)
    },
    forgetPages() {
      if (reader) forgetPages(reader.sqlite)
    },
    copyOut: held.copyOut,
    traffic,
    async state() {
      await traffic.open()
      if (state.state === 'in_use') {
        // Two who look at once must not open it twice.
        looking ??= open(0).finally(() => {
          looking = null
        })
        await looking
      }
      if (state.state === 'open') held.acknowledge()
      return state
    },
    reopen: whileClosed => whileShut(byItself(whileClosed), true),
    leave: whileClosed => whileShut(byItself(whileClosed), false),
    async close() {
      await traffic.shut(stopPatienceMs.end)
      try {
        await closeBook({ ending: true })
        if (!held.isTaken()) held.settled('')
      } finally {
        if (lock.kind === 'held') lock.release()
        lock = { kind: 'in_use', holder: null }
        traffic.reopen()
      }
    },
  }
}
