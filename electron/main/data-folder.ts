import { existsSync, renameSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { app } from 'electron'
import { makeFolder } from '../files/make-folder'
import { dropPart, readSmallJson, writePart, writeSmall } from '../files/small-file'
import { isFinishedMove } from './finished-move'

/** The value of `--name value` or `--name=value` on the command line. */
export function argumentOf(name: string, argv: readonly string[] = process.argv): string | null {
  const index = argv.findIndex(one => one === `--${name}` || one.startsWith(`--${name}=`))
  if (index < 0) return null
  const found = argv[index] as string
  return found.includes('=') ? found.slice(found.indexOf('=') + 1) : (argv[index + 1] ?? null)
}

const remembered = () => join(app.getPath('appData'), 'Zhixing', 'folder.json')

export interface BookFolder {
  folder: string
  /** `given`: by `--data`. `remembered`: a person chose it. `usual`: the system's place for application data. */
  from: 'given' | 'remembered' | 'usual'
}

/** Where the book lies: `--data`, the folder a person chose, or the system's place for application data. */
export function bookFolder(): BookFolder {
  const given = argumentOf('data')
  // npm goes to the project's folder before it runs a script; a path is meant from where npm was called.
  if (given) return { folder: resolve(process.env.INIT_CWD ?? '.', given), from: 'given' }
  const folder = rememberedFolder()
  // An unreadable memory is no reason not to start: the usual place is used and shown.
  return folder === null
    ? { folder: join(app.getPath('appData'), 'Zhixing', 'book'), from: 'usual' }
    : { folder, from: 'remembered' }
}

/**
 * Whether a book was to be there and its folder is not: a disk is not connected, or the path is mistyped. Nothing may
 * be made there before the person is asked. The last folder of a given path may be a new one.
 */
export function isMissing({ folder, from }: BookFolder): boolean {
  if (from === 'usual' || existsSync(folder)) return false
  return from === 'remembered' || !existsSync(dirname(folder))
}

function rememberedFolder(): string | null {
  const folder = folderIn(remembered())
  const noted = folderIn(`${remembered()}.part`)
  const before = folder ?? join(app.getPath('appData'), 'Zhixing', 'book')
  if (!noted || !isFinishedMove(before, noted)) return folder
  // The computer stopped between the move and its being remembered.
  try {
    renameSync(`${remembered()}.part`, remembered())
  } catch {
    // Found again at the next start.
  }
  return noted
}

function folderIn(path: string): string | null {
  const folder = (readSmallJson(path) as { folder?: unknown } | null)?.folder
  return typeof folder === 'string' && folder ? folder : null
}

/** A folder written down beside the one that holds until then. */
export interface NotedFolder {
  /** From the next start on. */
  keep(): void
  forget(): void
}

/** Writes down where the book will lie, before it is moved: a full disk must not lose the way to it. Throws when it cannot. */
export function noteFolder(folder: string): NotedFolder {
  const part = `${remembered()}.part`
  makeFolder(dirname(part))
  writePart(part, JSON.stringify({ folder }))
  return {
    keep: () => renameSync(part, remembered()),
    forget: () => dropPart(part),
  }
}

const keptFolders = () => join(app.getPath('appData'), 'Zhixing', 'kept-folders.json')

/** Folders in which a person keeps a book although others write there too: not asked again on this computer. */
function readKept(): string[] {
  const kept = readSmallJson(keptFolders())
  return Array.isArray(kept) ? kept.filter(one => typeof one === 'string') : []
}

export const isKept = (folder: string): boolean => readKept().includes(folder)

/** Remembered as far as it can be written; otherwise the person is asked again, which is the safer side. */
export function keepFolder(folder: string): void {
  try {
    makeFolder(join(app.getPath('appData'), 'Zhixing'))
    writeSmall(keptFolders(), JSON.stringify([...new Set([...readKept(), folder])]))
  } catch {
    return
  }
}

/** Ordinary places of this computer for a book, the usual one first; whether they will do is not known here. */
export function localFolders(): string[] {
  const homes = [app.getPath('appData'), app.getPath('home')]
  if (process.env.LOCALAPPDATA) homes.splice(1, 0, process.env.LOCALAPPDATA)
  const usual = homes.map(home => join(home, 'Zhixing', 'book'))
  return [...usual, ...[2, 3, 4].map(number => `${usual[0]}-${number}`)]
}
