import { type BigIntStats, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ownApplicationData } from './application-data'

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
      own.includes(sameCase(one)) || parts.folders.has(identity) || identity === remembered || holdsBook(one)
    )
  })
}

/** Whether a file is a part of the book under another name: a hard link, or what a link in the data folder leads to. */
export function isFileOfBook(bookFolder: string, stat: BigIntStats): boolean {
  const wanted = identityOf(stat)
  if (wanted === null) return false
  if (partsOf(bookFolder).files.has(wanted)) return true
  const deep = [...deepFolders.map(name => join(bookFolder, name)), ownApplicationData()]
  return stat.nlink > 1n && deep.some(folder => hasFile(folder, wanted))
}

/** Another book's data folder: what one person keeps there is lost as easily as the own. */
function holdsBook(folder: string): boolean {
  return ['book.db', 'book.lock'].every(name => statAt(join(folder, name))?.isFile() ?? false)
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

function hasFile(folder: string, wanted: string): boolean {
  return namesIn(folder).some(name => {
    const path = join(folder, name)
    const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false })
    return stat?.isDirectory() ? hasFile(path, wanted) : stat !== undefined && identityOf(stat) === wanted
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

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
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
