import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupEntry } from '../../../../src/contract/book/backup-entry'
import { isRecommendable, isRecovered } from '../../../../src/domain/book/good-backup'
import { rowsKept } from '../../db/sqlite/book-counts'
import { openForeign } from '../../db/sqlite/foreign'
import type { Step } from '../../db/sqlite/record/chain'
import { readAlone } from '../file/inspect'
import type { LostSteps } from '../file/lost-steps'
import { verdictOnChecked } from '../file/record-verdict'
import { entryOf, type StoredBackup, storedBackups, whyUnreadable } from './backup-list'
import { type Allowance, allowance, inspectUnasked } from './inspect-backup'
import { isPassed, reachesInto } from './lost-in-backups'
import { lastStepOf, markOtherLines } from './other-line'

/**
 * The backups of a folder whose book is gone or damaged, the one that keeps most first, the others from the newest on,
 * and those of another line of steps after all of these: more of them is not more of what was done in this book.
 * They are looked at byte by byte from the newest on until a backup and a salvaged copy are sound: those that are not
 * lose their mark, one that cannot be read says why, and a backup whose rows are not of its record is named and passed
 * over. The first one that is good
 * is the one to offer.
 */
export function offeredBackups(dataDir: string): BackupEntry[] {
  const stored = storedBackups(dataDir)
  markOtherLines(dataDir, join(dataDir, 'book.db'), stored)
  const own = stored.filter(one => !one.otherLine)
  const others = stored.filter(one => one.otherLine)
  const left = allowance()
  const recommended = keepsMost([newestSound(own, false, left), newestSound(own, true, left)])
  // Whether one of those can be used at all is told too.
  if (!recommended) newestSound(others, false, left)
  const inOrder = recommended ? [recommended, ...own.filter(one => one !== recommended)] : own
  return [...inOrder, ...others].map(entryOf)
}

/**
 * As many are looked at as `left` allows. Those that were not as they were written have `verified` false afterwards, and so have those that could not be read,
 * with the reason.
 */
function newestSound(stored: StoredBackup[], salvaged: boolean, left: Allowance): StoredBackup | null {
  for (const backup of stored) {
    if (isRecovered(backup) !== salvaged) continue
    inspectUnasked(backup, left)
    if (!backup.verified || !judged(backup)) continue
    if (isRecommendable({ ...backup, otherLine: undefined })) return backup
  }
  return null
}

/** Its rows against its record; false where it cannot be read a second time. */
function judged(backup: StoredBackup): boolean {
  try {
    backup.record = readAlone(backup.path, verdictOnChecked)
    return true
  } catch (error) {
    const because = whyUnreadable(error)
    if (because === null) throw error
    backup.verified = false
    backup.unreadable = because
    return false
  }
}

/**
 * The newest good backup of the same history that goes further than the last step a book has; null when there is none.
 * One that went on from there to another step than the last that was lost has none of those. Looked at byte by byte.
 */
export function offerMore({ dataDir, held, newest }: LostSteps & { dataDir: string }): BackupEntry | null {
  const file = join(dataDir, 'book.db')
  const further = storedBackups(dataDir).filter(
    one => one.reason !== 'salvaged' && reachesInto(one, { held, newest }) && !isPassed(file, one),
  )
  const found = newestSound(further, false, allowance())
  return found && entryOf(found)
}

/** A backup is whole, and what was salvaged goes further: whichever has more rows of what people entered. */
function keepsMost([backup = null, salvaged = null]: (StoredBackup | null)[]): StoredBackup | null {
  if (!backup || !salvaged) return backup ?? salvaged
  return rowsOf(salvaged) > rowsOf(backup) ? salvaged : backup
}

function rowsOf({ path }: StoredBackup): number {
  try {
    return readAlone(path, alone => {
      const sqlite = openForeign(alone)
      try {
        return rowsKept(sqlite)
      } finally {
        sqlite.close()
      }
    })
  } catch {
    return 0
  }
}

/** The last step of a book that lies here no more, or was put aside, as its mark outside tells; null when none does. */
export const lastStepKnown = (dataDir: string, file: string): Step | null =>
  existsSync(file) ? null : lastStepOf(dataDir, file)
