import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { giveUpLog } from '../../db/sqlite/file'
import { syncFolder } from '../../files/durable'
import { quarantine, returnFromQuarantine } from '../file/quarantine'
import { markOpen, openMark, removeMark, writeClosedMark } from '../marks/sequence-mark'
import type { PreparedBook } from './note-restored'

/**
 * Puts a prepared book in the place of the closed one. A log of the old book beside the new one would be
 * read into it, so the old one is settled first: at every moment the folder holds one whole book. One that
 * is too damaged for that is put aside, and comes back when the prepared one cannot take its place.
 */
export function swapBook(
  file: string,
  prepared: string,
  facts: PreparedBook & { vouched: boolean },
  now: Date,
): void {
  const aside = existsSync(file) && !settle(file) ? quarantine(dirname(file), file, now) : null
  try {
    for (const suffix of ['-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true })
    removeMark(file)
    syncFolder(dirname(file))
    renameSync(prepared, file)
  } catch (error) {
    if (aside) returnFromQuarantine(dirname(file), aside)
    throw error
  }
  syncFolder(dirname(file))
  const { seq, hash, bytes, sha256 } = facts
  // Nobody vouches for rows that are not of their record: such a book is checked whenever it is opened.
  if (!facts.vouched) openMark(file, { seq, hash }).leave()
  else writeClosedMark(file, { seq, hash, closed: { bytes, sha256 } })
}

/** Takes the log into the file and does without one; false when the file is too damaged for that. */
function settle(file: string): boolean {
  let sqlite: Database.Database | null = null
  try {
    // The next lines write its first page: a mark of the closed book would call it another from there on.
    markOpen(file)
    sqlite = new Database(file, { fileMustExist: true })
    return giveUpLog(sqlite)
  } catch {
    return false
  } finally {
    sqlite?.close()
  }
}
