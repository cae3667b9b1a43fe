import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnName, TakenName } from '../../../src/contract/book/own-name'

/** What must lie under each name of ours in the data folder, if anything does. */
export const ownNames: Readonly<Record<OwnName, 'file' | 'folder'>> = {
  'book.db': 'file',
  'book.db-wal': 'file',
  'book.db-shm': 'file',
  'book.db-journal': 'file',
  'book.lock': 'file',
  'book.holder': 'file',
  'book.mark': 'file',
  'book.numbers': 'file',
  'book.line': 'file',
  'book.importing': 'file',
  'drafts.db': 'file',
  'drafts.db-journal': 'file',
  'drafts.db-wal': 'file',
  'drafts.db-shm': 'file',
  backups: 'folder',
  attachments: 'folder',
  quarantine: 'folder',
  electron: 'folder',
  logs: 'folder',
}

export const isOwnName = (name: string): boolean => Object.hasOwn(ownNames, name)

/** Beside the book and read together with it: with something else in their place SQLite opens nothing. */
const besideTheBook: readonly OwnName[] = ['book.db-wal', 'book.db-shm', 'book.db-journal']

export type Found = 'nothing' | 'file' | 'folder' | 'dangling' | 'other'

/** What lies at a path; links are followed. `dangling`: a link to something that is not there. */
export function kindOf(path: string): Found {
  try {
    const found = statSync(path)
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
  } catch {
    return isLink(path) ? 'dangling' : 'nothing'
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

/** Names of ours that something else has taken: a folder where a file belongs, a file for a folder, a dead link. */
export function namesTaken(dataDir: string): TakenName[] {
  const own = (Object.keys(ownNames) as OwnName[]).filter(name => isTaken(dataDir, name))
  return [...own, ...scanFoldersTaken(dataDir)]
}

export function isTaken(dataDir: string, name: TakenName): boolean {
  const found = kindOf(join(dataDir, name))
  return found !== 'nothing' && found !== (isOwn(name) ? ownNames[name] : 'folder')
}

const isOwn = (name: TakenName): name is OwnName => Object.hasOwn(ownNames, name)

/** So many are named at a time; there are 256 of them. */
const mostScanFolders = 5

/** Whoever cannot list the folder hears of that where a scan is wanted. */
function scanFoldersTaken(dataDir: string): TakenName[] {
  try {
    return readdirSync(join(dataDir, 'attachments'), { withFileTypes: true })
      .filter(entry => !entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name))
      .map((entry): TakenName => `attachments/${entry.name}`)
      .filter(name => isTaken(dataDir, name))
      .sort()
      .slice(0, mostScanFolders)
  } catch {
    return []
  }
}

export const takenBesideTheBook = (dataDir: string): boolean =>
  besideTheBook.some(name => isTaken(dataDir, name))

/** A folder of ours that can be listed: neither absent nor something else. */
export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()
