import { type BigIntStats, type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ownApplicationData } from './application-data'
import { isOwnDatabase } from './own-database'

/** Folders of a book whose files may have a second name elsewhere. */
const deepFolders = ['backups', 'attachments', 'quarantine']

/**
 * Whether a folder, or one above it, is the data folder, or is where a part of it really lies (backups may be a
 * link to another disk). Compared by device and inode, so that the other spelling of a name is no way round. What this
 * machine remembers of books counts as a part of them: without it an older copy would go unnoticed.
 */
export function isInsideBook(bookFolder: string, folder: string): boolean {
  const parts = partsOf(bookFolder)
  const own = [bookFolder, ownApplicationData()].map(one => sameCase(realPathOf(one)))
  const remembered = identityAt(ownApplicationData())
  return foldersUp(folder).some(one => {
    const identity = identityAt(one) ?? ''
    return (
      own.includes(sameCase(one)) ||
      parts.folders.has(identity) ||
      identity === remembered ||
      parts.files.has(identityAt(join(one, 'book.db')) ?? '') ||
      holdsBook(one)
    )
  })
}

/**
 * Whether a file is a part of the book under another name (a hard link, or what a link in the data folder leads to), or
 * of any book, wherever it lies: a database of ours, a scan or the manifest of a backup by its name.
 */
export function isFileOfBook(bookFolder: string, path: string, stat: BigIntStats): boolean {
  if (isScan(path) || isManifest(path)) return true
  const wanted = identityOf(stat)
  // Before it is opened: whoever closes a file lets go what this process has locked of it.
  if (wanted !== null && partsOf(bookFolder).files.has(wanted)) return true
  if (isOwnDatabase(path)) return true
  if (wanted === null) return false
  const deep = [...deepFolders.map(name => join(bookFolder, name)), ownApplicationData()]
  return deep.some(folder => hasFile(folder, wanted, stat.nlink > 1n))
}

/** By its name alone, as they are named by what they hold: its folder may be seen under another name. */
const isScan = (path: string): boolean => /^[0-9a-f]{64}$/.test(basename(path))

/** Of a backup, as that is named: book-000012-2026-12-09T04-00-00-000Z-hourly.json. */
const isManifest = (path: string): boolean =>
  /^book-\d{6,7}-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z-[a-z_]+\.json$/.test(basename(path))

/**
 * Another book's data folder: what one person keeps there is lost as easily as the own. Its book may have moved or been
 * put aside since, and its lock be gone.
 */
function holdsBook(folder: string): boolean {
  const kind = (name: string) => statAt(join(folder, name))
  if (isOwnDatabase(join(folder, 'book.db'))) return true
  if (!kind('book.lock')?.isFile()) return false
  return kind('book.db')?.isFile() || deepFolders.some(name => kind(name)?.isDirectory())
}

/** The data folder and what stands directly in it, links followed. */
function partsOf(bookFolder: string): { folders: Set<string>; files: Set<string> } {
  const folders = new Set<string>()
  const files = new Set<string>()
  for (const path of [bookFolder, ...namesIn(bookFolder).map(name => join(bookFolder, name))]) {
    const stat = statAt(path)
    const identity = stat && identityOf(stat)
    if (identity) (stat.isDirectory() ? folders : files).add(identity)
  }
  return { folders, files }
}

/** `linked`: the file has other names, any of which may lie there; else only links lead to it. */
function hasFile(folder: string, wanted: string, linked: boolean): boolean {
  return entriesIn(folder).some(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return hasFile(path, wanted, linked)
    return (linked || entry.isSymbolicLink()) && identityAt(path) === wanted
  })
}

function foldersUp(folder: string): string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersUp(above)]
}

function identityAt(path: string): string | null {
  const stat = statAt(path)
  return stat && identityOf(stat)
}

/** Null on a file system that has no inodes. */
function identityOf({ dev, ino }: BigIntStats): string | null {
  return ino === 0n ? null : `${dev}:${ino}`
}

function statAt(path: string): BigIntStats | null {
  try {
    return statSync(path, { bigint: true })
  } catch {
    return null
  }
}

const namesIn = (folder: string): string[] => entriesIn(folder).map(entry => entry.name)

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}

/** Where one name may be written in two ways and inodes may be missing. */
function sameCase(path: string): string {
  return process.platform === 'win32' ? path.toLowerCase() : path
}

/** Files of the data folder that the service has open, locked or both. */
const heldNames =
  /^(book\.(db|lock|mark)|drafts\.db|book\.db-(wal|shm|journal)|drafts\.db-(wal|shm|journal))$/

/**
 * Whether a file, by whatever name, is one that is open here. Asked before it is opened once more: whoever closes it lets
 * go all that this process has locked of it (POSIX), and another program may then write to the data as well.
 */
export function isHeldFile(bookFolder: string, path: string): boolean {
  const wanted = identityAt(path)
  return namesIn(bookFolder)
    .filter(name => heldNames.test(name))
    .map(name => join(bookFolder, name))
    .some(one =>
      wanted === null ? sameCase(realPathOf(one)) === sameCase(realPathOf(path)) : identityAt(one) === wanted,
    )
}
