import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { TargetRefusal } from '../../src/domain/files/place-refusals'
import { isFileOfBook, isInsideBook } from './book-parts'
import { makeFolder } from './make-folder'
import { realPlace } from './real-place'

/** Bytes, as far as they are known. */
export interface DiskSpace {
  free: number | null
  wanted: number
}

export class TargetRefused extends Error {
  constructor(
    readonly code: TargetRefusal,
    /** Of a folder whose disk is full. */
    readonly space: DiskSpace | null = null,
  ) {
    super(`nothing is written there: ${code}`)
    this.name = 'TargetRefused'
  }
}

/** A place a file may be written to. */
export interface Target {
  /** Links followed: what is written here is what a person sees under the name they chose. */
  path: string
  /** Permissions of the file that stands there; null when none does. */
  mode: number | null
}

/**
 * Where a file a person wants at `path` is written. Throws TargetRefused when that is in the data folder of this
 * book (or of another), by whatever name; when a folder, pipe or device stands there; when it cannot be written.
 */
export function targetAt(bookFolder: string, path: string): Target {
  const place = realPlace(path)
  if (!place) throw new TargetRefused(isTooLong(path) ? 'path_too_long' : 'not_writable')
  const { folder, rest, stat } = place
  if (isInsideBook(bookFolder, folder)) throw new TargetRefused('target_in_book')
  if (stat?.isFile() && isFileOfBook(bookFolder, join(folder, ...rest), stat))
    throw new TargetRefused('target_in_book')
  // The folder itself may be a link's own end: backups that lie on another disk.
  if (stat?.isDirectory() && isInsideBook(bookFolder, join(folder, ...rest)))
    throw new TargetRefused('target_in_book')
  if (stat && !stat.isFile()) throw new TargetRefused('target_not_a_file')
  if (rest.length > 1 || !isFolder(folder)) throw new TargetRefused('not_writable')
  const mode = stat ? Number(stat.mode & 0o777n) : null
  // Naming another file in its place would do it; a person who protected a file did not mean that.
  if (mode !== null && (mode & 0o222) === 0) throw new TargetRefused('not_writable')
  return { path: join(folder, ...rest), mode }
}

/**
 * The same for a folder of files, which is made when it is not there and has to take them. Returns where it really lies.
 * `wanted`: bytes they will have, about; refused as `disk_full` where they do not fit.
 */
export function targetFolderAt(bookFolder: string, path: string, wanted = probeBytes): string {
  refuseFolderInBook(bookFolder, path)
  try {
    makeFolder(path)
    // Made meanwhile, or a link in the middle of it.
    refuseFolderInBook(bookFolder, path)
    probe(path)
  } catch (error) {
    if (error instanceof TargetRefused) throw error
    const code = String((error as { code?: unknown }).code)
    if (code === 'ENAMETOOLONG') throw new TargetRefused('path_too_long')
    if (code === 'ENOSPC') throw new TargetRefused('disk_full', { free: freeBytes(path), wanted })
    // This person's share of the disk is used up, where the disk itself has room.
    if (code === 'EDQUOT') throw new TargetRefused('disk_full', { free: null, wanted })
    throw new TargetRefused('not_writable')
  }
  // Some drives say 0 of themselves and take files all the same.
  const free = freeBytes(path)
  if (free && free < wanted) throw new TargetRefused('disk_full', { free, wanted })
  return path
}

/** For this user; null where the system does not say. */
function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

/** An empty file fits on a full disk, and one of a few bytes may lie in its entry. */
const probeBytes = 16 << 10

/** Permissions do not tell of folders the system keeps itself, or of a disk that is full: a file does. Throws why it is not taken. */
function probe(folder: string): void {
  const path = join(folder, `.zhixing-${randomBytes(4).toString('hex')}.part`)
  let file: number | null = null
  try {
    file = openSync(path, 'wx')
    if (writeSync(file, randomBytes(probeBytes)) < probeBytes)
      throw Object.assign(new Error('not all of it fits'), { code: 'ENOSPC' })
    fsyncSync(file)
    closeSync(file)
    file = null
    unlinkSync(path)
  } catch (error) {
    if (file !== null) closeSync(file)
    rmSync(path, { force: true })
    throw error
  }
}

/** Throws TargetRefused when a folder lies, or would lie, in a data folder. Makes nothing. */
export function refuseFolderInBook(bookFolder: string, path: string): void {
  const place = realPlace(path)
  if (!place) throw new TargetRefused(isTooLong(path) ? 'path_too_long' : 'not_writable')
  const whole = place.stat ? join(place.folder, ...place.rest) : place.folder
  if (isInsideBook(bookFolder, whole)) throw new TargetRefused('target_in_book')
}

/** What a dialog's answer is told at once; null when the file or folder may be written. */
export function targetRefusal(
  bookFolder: string,
  path: string,
  kind: 'file' | 'folder',
): TargetRefusal | null {
  try {
    if (kind === 'file') targetAt(bookFolder, path)
    else refuseFolderInBook(bookFolder, path)
    return null
  } catch (error) {
    if (error instanceof TargetRefused) return error.code
    throw error
  }
}

/** The path, or one name of it. */
function isTooLong(path: string): boolean {
  try {
    lstatSync(path)
    return false
  } catch (error) {
    return (error as { code?: unknown }).code === 'ENAMETOOLONG'
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
