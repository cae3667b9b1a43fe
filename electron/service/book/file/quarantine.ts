import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makeFolder } from '../../../files/make-folder'
import { syncFolder } from '../../files/durable'
import { isFolder } from '../../files/own-names'
import { readMachineMark, removeMachineMark } from '../marks/machine-mark'
import { markPath, noteMachineMark } from '../marks/sequence-mark'

export const quarantineFolder = (dataDir: string): string => join(dataDir, 'quarantine')

/** Puts a broken book, with its write-ahead log and mark, aside under a dated name. Nothing is deleted. Returns where it lies. */
export function quarantine(dataDir: string, file: string, now: Date): string {
  const machine = readMachineMark(file)
  removeMachineMark(file)
  const mark = basename(markPath(file))
  const log = ['-wal', '-shm', '-journal'].map(suffix => basename(file) + suffix)
  const folder = intoQuarantine(dataDir, [basename(file), ...log, mark], now)
  if (machine) noteMachineMark(join(folder, basename(file)), machine)
  return folder
}

/** A demonstration year that was never finished, under a name that is no book's: the folder is a new one again. */
export function quarantineHalfBuilt(dataDir: string, file: string, now: Date): void {
  const folder = quarantine(dataDir, file, now)
  for (const suffix of ['', '-wal']) {
    const path = join(folder, basename(file) + suffix)
    if (existsSync(path)) renameSync(path, join(folder, `unfinished-year.db${suffix}`))
  }
}

/** Only a write-ahead log or a rollback journal: it is not of this book. */
export function quarantineLog(dataDir: string, file: string, log: '-wal' | '-journal', now: Date): string {
  const folder = intoQuarantine(dataDir, [basename(file) + log], now)
  if (log === '-wal') rmSync(`${file}-shm`, { force: true })
  return folder
}

/** The last book put aside, for a folder that has none now. */
export function lastQuarantine(dataDir: string, file: string): string | null {
  const withBook = foldersAside(dataDir).filter(folder => existsSync(join(folder, basename(file))))
  return withBook.at(-1) ?? null
}

/** Below a folder in quarantine: a copy of a book that stayed in use. */
export const asFound = 'as-found'

/** Every book put aside in a folder, and every copy of one. */
export function booksPutAside(dataDir: string, file: string): string[] {
  return foldersAside(dataDir)
    .flatMap(folder => [join(folder, basename(file)), join(folder, asFound, basename(file))])
    .filter(path => existsSync(path))
}

const named = /^(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)(?:-(\d+))?$/
const numberIn = (name: string): number => Number(named.exec(name)?.[2] ?? 1)
const stampIn = (name: string): string => named.exec(name)?.[1] ?? ''

/** As they were put aside: by their number, and by the clock only where that was not set back. */
const inOrder = (names: readonly string[]): string[] =>
  [...names].sort(
    (one, other) => numberIn(one) - numberIn(other) || stampIn(one).localeCompare(stampIn(other)),
  )

/** Folders put aside, as they were put there. */
export function foldersAside(dataDir: string): string[] {
  const all = quarantineFolder(dataDir)
  return isFolder(all) ? inOrder(readdirSync(all)).map(name => join(all, name)) : []
}

/** A dated name that comes after all that are there: '…Z', or '…Z-2' where an earlier one has this time or a later. */
function nextName(folder: string, now: Date): string {
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-')
  const last = isFolder(folder) ? inOrder(readdirSync(folder)).at(-1) : undefined
  if (!last) return stamp
  const number = numberIn(last) + (stampIn(last) >= stamp ? 1 : 0)
  return number === 1 ? stamp : `${stamp}-${number}`
}

/** A folder of that name, which is yet to be made. */
export const newQuarantine = (dataDir: string, now: Date): string =>
  join(quarantineFolder(dataDir), nextName(quarantineFolder(dataDir), now))

function intoQuarantine(dataDir: string, names: string[], now: Date): string {
  const folder = newQuarantine(dataDir, now)
  makeFolder(folder)
  try {
    // The log first: a crash in between leaves a book without its log, never a log without its book.
    for (const name of [...names].reverse()) {
      const path = join(dataDir, name)
      if (existsSync(path)) renameSync(path, join(folder, name))
    }
  } catch (error) {
    returnFromQuarantine(dataDir, folder)
    throw error
  }
  syncFolder(folder)
  syncFolder(dataDir)
  return folder
}

/**
 * Gives what was put aside its names again, the book before its log: for when nothing came into its place. A name
 * that is taken stays taken. Throws nothing: where it cannot be done, the files lie where they were put.
 */
export function returnFromQuarantine(dataDir: string, folder: string): void {
  try {
    const names = readdirSync(folder).sort()
    for (const name of names.some(name => existsSync(join(dataDir, name))) ? [] : names)
      renameSync(join(folder, name), join(dataDir, name))
    if (readdirSync(folder).length === 0) rmdirSync(folder)
    syncFolder(dataDir)
  } catch {
    return
  }
}
