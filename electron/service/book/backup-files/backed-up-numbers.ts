import { mayBeGoodBackup } from '../../../../src/domain/book/good-backup'
import { openForeign } from '../../db/sqlite/foreign'
import { lastRecordedIn } from '../../db/sqlite/issued-numbers'
import { inspectBook, readAlone } from '../file/inspect'
import { type StoredBackup, storedBackups } from './backup-list'

/**
 * The highest serial of a series that a good backup of this folder tells of; 0 where none does. Every one is asked, and
 * not the newest only: what an older one has may have been printed. `upTo`: as for `lastRecordedIn`.
 */
export function lastRecordedInBackups(dataDir: string, series: string, upTo: number): number {
  return Math.max(
    0,
    ...storedBackups(dataDir)
      .filter(mayBeGoodBackup)
      .map(backup => lastRecorded(backup, series, upTo)),
  )
}

/** One that cannot be read tells of nothing. */
function lastRecorded({ path }: StoredBackup, series: string, upTo: number): number {
  try {
    return readAlone(path, alone => {
      if (inspectBook(alone, 'schema').kind !== 'usable') return 0
      const sqlite = openForeign(alone)
      try {
        return lastRecordedIn(sqlite, series, upTo)
      } finally {
        sqlite.close()
      }
    })
  } catch {
    return 0
  }
}
