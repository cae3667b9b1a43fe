import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { noteMoved } from '../../../files/moved-note'
import { draftsFile, removeDrafts, settleDrafts } from '../../db/sqlite/drafts-file'
import { beginSnapshot, emptyLog } from '../../db/sqlite/file'
import { type Head, headOf } from '../../db/sqlite/record/audit'
import { fingerprintOf, nameDurably, syncFolder } from '../../files/durable'
import { Refusal } from '../../refusal'
import { asidePath } from '../disk/aside-path'
import { belongings, copyDurably } from '../disk/belongings'
import { temporaryBook } from '../disk/temporary-name'
import { inspectBook } from '../file/inspect'
import { removeWithLog } from '../file/prepare-restored'
import { quarantine } from '../file/quarantine'
import { readMachineMark, removeMachineMark, writeMachineMark } from '../marks/machine-mark'
import { raise, readFloor, writeFloor } from '../marks/number-floor'
import { hasLog, markPath } from '../marks/sequence-mark'

export interface MoveRequest {
  from: string
  to: string
  /** An instant: the old file is named after it. */
  at: string
}

const book = 'book.db'

/**
 * Takes a closed book to another folder, with everything that belongs to it. The database gets its name
 * last, and only when the copy ends with the same command as the original; the old one keeps its data
 * under another name, so that it is not opened by mistake. Refused as `differs` or `held` with the
 * old book in its place and nothing left in the new one. What lies there under a name that is needed and
 * holds something else keeps a dated name beside it.
 */
export function moveBook({ from, to, at }: MoveRequest): void {
  const source = join(from, book)
  const temporary = temporaryBook(to, 'moving')
  const arrived = join(to, book)
  const undo: Array<() => void> = []
  try {
    putStrayAside(to, at)
    settleDrafts(from)
    for (const name of belongings(from)) carry(join(from, name), join(to, name), at, undo)
    // A folder of backups without a book moves too: there is nothing more to take along.
    if (!existsSync(source)) return
    carryDatabase(source, temporary)
    undo.push(() => rmSync(arrived, { force: true }))
    nameDurably(temporary, arrived)
    noteMoved(from, to)
    renameOld(source, join(from, `book-moved-${at.replaceAll(/[:.]/g, '-')}.db`))
    rememberNumbers(source, arrived)
    removeDrafts(from)
    syncFolder(from)
  } catch (error) {
    // Once the old book has given up its name the new one is the only one: whatever failed after that, it moved.
    if (existsSync(arrived) && !existsSync(source)) return
    for (const step of undo.reverse()) step()
    removeWithLog(temporary)
    throw error
  }
}

/** The machine knows the book in its new place too: it is not one that was copied there by hand. */
function rememberNumbers(source: string, arrived: string): void {
  const floor = readFloor(arrived)
  const left = readFloor(source)
  raise(floor.counters, left.counters)
  floor.demonstrations.push(...left.demonstrations)
  floor.unsaid ||= left.unsaid || left.odd
  if (floor.found || floor.counters.size > 0 || floor.demonstrations.length > 0) writeFloor(arrived, floor)
}

/** One file. The same one that is there already (an earlier move that was broken off) is left as it is. */
function carry(source: string, target: string, at: string, undo: Array<() => void>): void {
  if (existsSync(target)) {
    if (isSameFile(source, target)) return
    const kept = asidePath(target, new Date(at))
    renameSync(target, kept)
    undo.push(() => renameSync(kept, target))
  }
  copyDurably(source, target)
  undo.push(() => rmSync(target, { force: true }))
}

function isSameFile(one: string, other: string): boolean {
  const stats = statSync(other)
  if (!stats.isFile() || stats.size !== statSync(one).size) return false
  return fingerprintOf(one).sha256 === fingerprintOf(other).sha256
}

/** The log, mark and journals of what lies there no more would be read into ours. */
function putStrayAside(to: string, at: string): void {
  const journal = `${draftsFile(to)}-journal`
  if (existsSync(journal)) renameSync(journal, asidePath(journal, new Date(at)))
  const file = join(to, book)
  const stray = [`${file}-wal`, `${file}-journal`, markPath(file)].some(path => existsSync(path))
  if (stray) quarantine(to, file, new Date(at))
}

/**
 * Everything in one file, or the file and its log: the log stays as long as somebody else has the book
 * open. A reader of our own keeps it from being emptied while both are copied.
 */
function carryDatabase(source: string, temporary: string): void {
  removeWithLog(temporary)
  const sqlite = new Database(source, { fileMustExist: true, timeout: 2000 })
  try {
    emptyLog(sqlite)
    beginSnapshot(sqlite)
    const head = headOf(sqlite)
    const withLog = hasLog(source)
    copyDurably(source, temporary)
    if (withLog) copyDurably(`${source}-wal`, `${temporary}-wal`)
    if (!isSame(source, temporary, head, withLog)) throw new Refusal('differs')
  } finally {
    sqlite.close()
  }
}

function isSame(source: string, copy: string, head: Head, withLog: boolean): boolean {
  if (!withLog) {
    const [theirs, ours] = [fingerprintOf(source), fingerprintOf(copy)]
    if (theirs.bytes !== ours.bytes || theirs.sha256 !== ours.sha256) return false
  }
  const arrived = settledHead(copy)
  if (arrived.seq !== head.seq || arrived.hash !== head.hash) return false
  return !withLog || inspectBook(copy, 'thorough').kind === 'usable'
}

/** Takes a log that came along into the copy, and says with which command it ends. */
function settledHead(copy: string): Head {
  const sqlite = new Database(copy, { fileMustExist: true })
  try {
    emptyLog(sqlite)
    return headOf(sqlite)
  } finally {
    sqlite.close()
    rmSync(`${copy}-shm`, { force: true })
  }
}

/**
 * The marks first: without a book, and with a mark beside it, the folder is one whose book was lost. The log goes with its
 * file; all go back where a system does not rename what somebody holds.
 */
function renameOld(source: string, old: string): void {
  const names: Array<[from: string, to: string]> = [
    [markPath(source), markPath(old)],
    [source, old],
    [`${source}-wal`, `${old}-wal`],
    [`${source}-shm`, `${old}-shm`],
  ]
  const done: typeof names = []
  const machineMark = readMachineMark(source)
  try {
    removeMachineMark(source)
    for (const [from, to] of names) {
      if (!existsSync(from)) continue
      renameSync(from, to)
      done.push([from, to])
    }
  } catch {
    for (const [from, to] of done.reverse()) renameSync(to, from)
    if (machineMark) writeMachineMark(source, machineMark)
    throw new Refusal('held')
  }
}
