import { closeSync, copyFileSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { kindOf } from '../../files/own-names'
import { copyApart } from '../disk/copy-apart'
import { bytesOf, freeBytes } from '../disk/disk-space'
import { makeTemporary, sweepTemporaries, temporaryPlaces } from '../disk/own-temporaries'
import { markPath } from '../marks/sequence-mark'
import { inspectBook } from './inspect'

/** Tried so often to copy a book that another is just writing. */
const mostTries = 5

/**
 * SQLite cannot read a WAL book where it may write nothing, and without its log the last commands would be
 * missing: so both are copied to a place of this process, and read there. Throws ENOSPC when no place has room.
 */
export function copyAside(file: string): { file: string; release(): void } {
  // First, since they may have the room.
  sweepTemporaries()
  const { folder, release } = makeTemporary(placeWithSpace(bytesOf(file)), 'read')
  try {
    return { file: copyInto(folder, file), release }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * Copies a book, its log and its mark into a folder. Another may be writing it meanwhile: the file goes first and
 * the log after it, so that whatever a checkpoint moved is in one of them, as long as the log was not begun anew.
 * Throws `BeingWritten` where no try got one state of it. `isOpen`: by this process, so that it is copied by another.
 */
export function copyInto(folder: string, file: string, isOpen = false): string {
  const own = basename(file)
  const target = join(folder, own)
  const copy = isOpen ? copyApart : copyFileSync
  for (let tries = 1; ; tries++) {
    const before = writtenStateOf(file)
    for (const name of [own, `${own}-wal`, `${own}-journal`, basename(markPath(file))]) {
      rmSync(join(folder, name), { force: true })
      const path = join(dirname(file), name)
      if (kindOf(path) === 'file') copy(path, join(folder, name))
    }
    if (writtenStateOf(file) === before) return target
    if (tries === mostTries) return sound(target)
  }
}

/** The book went on being written through every try, and no copy of it is one state of it. */
export class BeingWritten extends Error {}

/** Perhaps nothing tore all the same: a copy whose pages do not hold is not taken for the book. */
function sound(copy: string): string {
  if (inspectBook(copy, 'quick').kind === 'broken')
    throw new BeingWritten('the book was written all the time')
  return copy
}

/** The same before and after a copy: then the copy is one state of the book. */
function writtenStateOf(file: string): string {
  const log = logHeaderOf(`${file}-wal`)
  // Its first 32 bytes change whenever a log is begun anew.
  if (log) return `log ${log}`
  if (kindOf(file) !== 'file') return 'nothing'
  const { ino, size, mtimeNs } = statSync(file, { bigint: true })
  return `file ${ino} ${size} ${mtimeNs}`
}

function logHeaderOf(path: string): string | null {
  if (kindOf(path) !== 'file') return null
  const head = Buffer.alloc(32)
  const handle = openSync(path, 'r')
  try {
    return readSync(handle, head, 0, 32, 0) === 32 ? head.toString('hex') : null
  } finally {
    closeSync(handle)
  }
}

/** The system's place for such files; when its disk is full, memory or the home folder. */
function placeWithSpace(bytes: number): string {
  const found = temporaryPlaces().find(
    place => kindOf(place) === 'folder' && (freeBytes(place) ?? 0) > bytes * 1.5,
  )
  if (!found) throw Object.assign(new Error('no place has room for a copy'), { code: 'ENOSPC' })
  return found
}
