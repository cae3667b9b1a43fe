import { copyFileSync, lstatSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFile, syncFolder } from '../../files/durable'
import { temporaryBook } from '../disk/temporary-name'

/**
 * SQLite writes into what lies beside the book, whatever other names that file has: so it gets files of its own there
 * before it is asked. Asked by the one who holds the lock. The index of the log holds nothing and is made anew; a log or
 * a journal is copied. What cannot be done is noted, and opening says what is in the way.
 */
export function keepApart(file: string, note: (error: unknown) => void): void {
  for (const suffix of ['-shm', '-wal', '-journal'] as const) {
    try {
      const path = file + suffix
      if (!isSomebodysToo(path)) continue
      if (suffix === '-shm') rmSync(path)
      else takeName(path, temporaryBook(dirname(file), 'recovering'))
    } catch (error) {
      note(error)
    }
  }
}

/** A link to a file, or a file with another name. Links that lead to nothing, or to no file, are told of by their name. */
function isSomebodysToo(path: string): boolean {
  const own = lstatSync(path, { throwIfNoEntry: false })
  if (!own) return false
  if (!own.isSymbolicLink()) return own.isFile() && own.nlink > 1
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function takeName(path: string, temporary: string): void {
  rmSync(temporary, { force: true })
  copyFileSync(path, temporary)
  syncFile(temporary)
  renameSync(temporary, path)
  syncFolder(dirname(path))
}
