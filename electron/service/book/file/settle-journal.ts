import { copyFileSync, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { recoverForeign } from '../../db/sqlite/foreign'
import { fingerprintOf } from '../../files/durable'
import { isNoSpace } from '../disk/disk-space'
import { temporaryBook } from '../disk/temporary-name'
import type { Mark } from '../marks/mark-shape'
import { inspectBook } from './inspect'
import { removeWithLog } from './prepare-restored'

/** Whether a rollback journal with something in it lies beside the book. */
export function hasJournal(file: string): boolean {
  return existsSync(`${file}-journal`) && statSync(`${file}-journal`).size > 0
}

/**
 * A rollback journal beside the book is what a process that was killed in the middle of a write left there. Until it is
 * rolled back nobody can so much as look at the file, and rolled into a book it is not of it would destroy it. So it is
 * tried on a copy: where the copy is sound the book is rolled back too. Otherwise, and where the book is byte for byte
 * as it was closed, `putJournalAside` takes the journal away and the book is looked at as it lies there.
 */
export function settleJournal(file: string, closed: Mark['closed'], putJournalAside: () => void): void {
  if (!hasJournal(file)) return
  if (isOfThisBook(file, closed)) recoverForeign(file)
  else putJournalAside()
}

function isOfThisBook(file: string, closed: Mark['closed']): boolean {
  const trial = temporaryBook(dirname(file), 'recovering')
  removeWithLog(trial)
  try {
    for (const suffix of ['', '-journal', '-wal'])
      if (existsSync(file + suffix)) copyFileSync(file + suffix, trial + suffix)
    const before = fingerprintOf(trial)
    recoverForeign(trial)
    const after = fingerprintOf(trial)
    // A journal that was already settled, or that never came to its header, changes nothing.
    if (after.sha256 === before.sha256) return true
    // As it was closed: whatever lies beside it now came later.
    if (before.sha256 === closed?.sha256) return false
    return inspectBook(trial, 'quick').kind !== 'broken'
  } catch (error) {
    // A copy that finds no room says nothing of the journal, which must not be parted from its book for that.
    if (isNoSpace(error, dirname(file))) throw error
    return false
  } finally {
    removeWithLog(trial)
  }
}
