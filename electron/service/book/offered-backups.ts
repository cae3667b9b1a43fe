import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { BackupEntry } from '../../../src/contract/book/backups'
import { isRecommendable, isRecovered } from '../../../src/domain/book/good-backup'
import { rowsKept } from '../db/sqlite/book-counts'
import { openForeign } from '../db/sqlite/foreign'
import { isInChain } from '../db/sqlite/record/chain'
import { entryOf, type StoredBackup, storedBackups, whyUnreadable } from './backup-list'
import { inspectBook, readAlone } from './inspect'
import { look } from './look-at-backup'
import { lastQuarantine } from './quarantine'
import { verdictOnChecked } from './record-verdict'
import { marksOf, readMark } from './sequence-mark'

/**
 * The backups of a folder whose book is gone or damaged, the one that keeps most first, the others from the newest on.
 * They are looked at byte by byte from the newest on until a backup and a salvaged copy are sound: those that are not
 * lose their mark, one that cannot be read says why, and a backup whose rows are not of its record is named and passed
 * over. The first one that is good
 * is the one to offer.
 */
export function offeredBackups(dataDir: string): BackupEntry[] {
  const looked = storedBackups(dataDir)
  const recommended = keepsMost([newestSound(looked, false), newestSound(looked, true)])
  const inOrder = recommended ? [recommended, ...looked.filter(one => one !== recommended)] : looked
  return inOrder.map(entryOf)
}

/**
 * Those that were not as they were written have `verified` false afterwards, and so have those that could not be read,
 * with the reason.
 */
function newestSound(stored: StoredBackup[], salvaged: boolean): StoredBackup | null {
  for (const backup of stored) {
    if (isRecovered(backup) !== salvaged) continue
    look(backup)
    if (!backup.verified || !judged(backup)) continue
    if (isRecommendable(backup)) return backup
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
 * Looked at byte by byte.
 */
export function offerMore({
  dataDir,
  held,
}: {
  dataDir: string
  held: { seq: number; hash: string }
}): BackupEntry | null {
  const further = storedBackups(dataDir).filter(
    one => one.reason !== 'salvaged' && (one.lastStep ?? 0) > held.seq && goesOn(one, held),
  )
  const found = newestSound(further, false)
  return found && entryOf(found)
}

/** Whether the backup has that step. */
function goesOn({ path }: StoredBackup, held: { seq: number; hash: string }): boolean {
  try {
    return readAlone(path, alone => {
      if (inspectBook(alone, 'schema').kind !== 'usable') return false
      const sqlite = openForeign(alone)
      try {
        return held.seq === 0 || isInChain(sqlite, held.seq, held.hash)
      } finally {
        sqlite.close()
      }
    })
  } catch {
    return false
  }
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
export function lastStepKnown(dataDir: string, file: string): { seq: number; hash: string } | null {
  if (existsSync(file)) return null
  const aside = lastQuarantine(dataDir, file)
  // A book that was put aside took its marks along: those that lie here are of what came after it.
  const ofAside = aside === null ? null : readMark(join(aside, basename(file)))
  return marksOf(file)[0]?.mark ?? ofAside
}
