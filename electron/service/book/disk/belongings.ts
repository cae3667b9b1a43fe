import { chmodSync, copyFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OwnName } from '../../../../src/contract/book/own-name'
import { makeFolder } from '../../../files/make-folder'
import { syncFile, syncFolder } from '../../files/durable'
import { kindOf } from '../../files/own-names'

/** A person may have chosen a folder with files of their own in it: those are not ours to take along. */
const goesAlong: readonly OwnName[] = [
  'attachments',
  'backups',
  'quarantine',
  'book.mark',
  'book.numbers',
  'book.line',
  'book.importing',
  'drafts.db',
]

/** Every file that belongs to a book besides its database, as paths below its folder: backups, attachments, what was put aside, the mark, the numbers given, the line of steps they are of, which imports were interrupted, what was typed and not saved. */
export function belongings(dataDir: string): string[] {
  return goesAlong.flatMap(name => filesAt(dataDir, name))
}

function filesAt(dataDir: string, name: string): string[] {
  const found = kindOf(join(dataDir, name))
  if (found === 'folder')
    return readdirSync(join(dataDir, name))
      .filter(inner => !inner.startsWith('.'))
      .flatMap(inner => filesAt(dataDir, join(name, inner)))
  // What is neither a file nor a folder (a link to nothing, a device) cannot be taken along.
  return found === 'file' ? [name] : []
}

/** A copy that has its name only when it is whole and on the disk. Keeps the time of the original. */
export function copyDurably(from: string, to: string): void {
  const folder = dirname(to)
  makeFolder(folder)
  const part = `${to}.part`
  try {
    copyFileSync(from, part)
    const { atime, mtime, mode } = statSync(from)
    // Only what may be written can be synced.
    chmodSync(part, mode | 0o200)
    utimesSync(part, atime, mtime)
    syncFile(part)
    renameSync(part, to)
    syncFolder(folder)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}
