import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { BookNotice } from '../../../../src/contract/book/state'
import { makeFolder } from '../../../files/make-folder'
import { readSmallJson, writePart } from '../../../files/small-file'
import { copyHeld } from '../../db/sqlite/file'
import { headOf } from '../../db/sqlite/record/audit'
import type { Step } from '../../db/sqlite/record/chain'
import { fingerprintOf, nameDurably, syncFile, syncFolder } from '../../files/durable'
import { kindOf } from '../../files/own-names'
import { isNoSpace } from '../disk/disk-space'
import { temporaryBook } from '../disk/temporary-name'
import { openMark } from '../marks/sequence-mark'
import { removeWithLog } from './prepare-restored'
import { foldersAside, newQuarantine, quarantineFolder } from './quarantine'
import { nameAgain, secondName, type WrittenBack } from './second-name'
import { idOf, type WatchedFile } from './watched-file'

export type PutBack = Extract<BookNotice, { code: 'put_back' }>
export type NotPutBack = Extract<BookNotice, { code: 'not_put_back' }>

interface Place {
  dataDir: string
  file: string
  now: Date
}

interface Displaced extends Place {
  held: WatchedFile
  /** A connection that reads what is open. */
  sqlite: Database
}

/**
 * Writes what is open under its name again. What lies there meanwhile is put aside, with a log of its own; nothing is
 * deleted. At every moment the name leads to a whole file: the other one, or ours. Nobody writes meanwhile. Throws what
 * the disk says; then the book stays open as it is. Afterwards it has to be closed (`leaveDisplaced`) and opened anew.
 */
export function putInPlace({ dataDir, file, held, sqlite, now }: Displaced): WrittenBack {
  const part = temporaryBook(dataDir, 'recovering')
  removeWithLog(part)
  let second: string | null = null
  try {
    copyHeld(sqlite, part)
    syncFile(part)
    // Whoever opens it before its old log is gone knows by the closed mark that the log is not of this file.
    const head = headOf(sqlite)
    const mark = openMark(file, head)
    mark.sealed(fingerprintOf(part))
    mark.leave()
    const folder = putStrangerAside({ dataDir, file, now }, held)
    second = secondName(folder)
    const written = { path: second, id: idOf(part), head }
    keepSecondName(part, second)
    renameSync(part, file)
    syncFolder(dataDir)
    // At once: whoever has the old file open keeps its log open too, and once the mark says “open” (they close it so) a log
    // that lies here would be read into this file.
    dropOwnLog(file, held, dataDir)
    noteDown(folder, { other: existsSync(join(folder, basename(file))), said: false })
    return written
  } catch (error) {
    // It is still open, and is written back anew.
    for (const one of second === null ? [part] : [part, second]) removeWithLog(one)
    throw error
  }
}

/**
 * The same once more, from its second name, where its own was taken again before anything held it. Throws what the disk
 * says; then the second name still leads to it.
 */
export function putInPlaceAgain({ dataDir, file, now }: Place, { path, head }: WrittenBack): WrittenBack {
  const part = temporaryBook(dataDir, 'recovering')
  nameAgain(path, part)
  const id = idOf(part)
  const folder = putStrangerAside({ dataDir, file, now }, null)
  renameSync(part, file)
  syncFolder(dataDir)
  rmSync(`${file}-shm`, { force: true })
  // The mark on this machine may know of later steps: it is to tell that they are gone.
  openMark(file, head).leave()
  noteDown(folder, { other: existsSync(join(folder, basename(file))), said: false })
  return { path, id, head }
}

/** Without one, where the disk has no room for it, it is as safe as its own name. */
function keepSecondName(part: string, path: string): void {
  try {
    nameAgain(part, path)
    syncFolder(dirname(path))
  } catch {
    rmSync(path, { force: true })
  }
}

export const notPutBack = (error: unknown, dataDir: string): NotPutBack => ({
  code: 'not_put_back',
  because: isNoSpace(error, dataDir) ? 'no_space' : 'failed',
  cause: String((error as { code?: unknown }).code ?? (error as Error).name),
})

/**
 * After everything that had the old file open was closed: a log of its own is nobody's now, and the new file is to be checked. Both
 * marks tell its last step, whatever the writer of the old file left in them.
 */
export function leaveDisplaced(file: string, held: WatchedFile, head: Step): void {
  dropOwnLog(file, held, dirname(file))
  rmSync(`${file}-shm`, { force: true })
  openMark(file, head).close(null)
}

function dropOwnLog(file: string, held: WatchedFile, dataDir: string): void {
  if (!held.ownsLog()) return
  rmSync(`${file}-wal`)
  syncFolder(dataDir)
}

/**
 * A link first, so that the name is never without a file; where files have no second names it is moved. `held`: what is
 * open, and stays; null where nothing is.
 */
function putStrangerAside({ dataDir, file, now }: Place, held: WatchedFile | null): string {
  const folder = newQuarantine(dataDir, now)
  makeFolder(folder)
  const target = (suffix: string) => join(folder, basename(file) + suffix)
  for (const suffix of ['-journal', '-wal'])
    if (existsSync(file + suffix) && !(suffix === '-wal' && held?.ownsLog()))
      renameSync(file + suffix, target(suffix))
  if (!held?.ownsBook() && kindOf(file) !== 'nothing') takeAside(file, target(''))
  syncFolder(folder)
  syncFolder(quarantineFolder(dataDir))
  return folder
}

function takeAside(file: string, target: string): void {
  try {
    if (kindOf(file) === 'file') linkSync(file, target)
  } catch {
    // No second names on this drive.
  }
  if (!existsSync(target)) renameSync(file, target)
}

const noteShape = z.object({
  /** Another file lay in its place. */
  other: z.boolean(),
  said: z.boolean(),
})
const notePath = (folder: string): string => join(folder, 'put-back.json')

/** A courtesy: what cannot be written down is not said after a restart. */
function noteDown(folder: string, note: z.infer<typeof noteShape>): void {
  try {
    writePart(`${notePath(folder)}.part`, JSON.stringify(note))
    nameDurably(`${notePath(folder)}.part`, notePath(folder))
  } catch {
    return
  }
}

/** Those nobody was told of, the oldest first. */
export function unreportedIn(dataDir: string): PutBack[] {
  return foldersAside(dataDir).flatMap(kept => {
    const note = noteShape.safeParse(readSmallJson(notePath(kept))).data
    if (!note || note.said) return []
    return [{ code: 'put_back', because: note.other ? 'other' : 'gone', kept } as const]
  })
}

/** A page was told: no start says it again. */
export const noteReported = ({ kept, because }: PutBack): void =>
  noteDown(kept, { other: because === 'other', said: true })
