import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** SQLite puts what it sorts, and the journal of a statement, there as soon as it does not fit into memory. */
const placeOfPages = (): string => process.env.SQLITE_TMPDIR ?? tmpdir()

/** As much as an import of tens of thousands of rows wants. */
const enoughBytes = 512 * 2 ** 20
/** With less, memory is the better place: slower to undo by, but there. */
const leastBytes = 64 * 2 ** 20

/**
 * Before the first database is opened in this process, since SQLite asks but once: where the disk of temporary files is
 * nearly full and that of the data is not, they go to the data. Otherwise the wrong disk would be called full, and the data
 * only be read. Windows has no such setting (`temporaryStore`).
 */
export function keepPagesWhereRoomIs(dataDir: string): void {
  if (process.env.SQLITE_TMPDIR !== undefined) return
  const free = freeOn(tmpdir())
  if (free < enoughBytes && freeOn(dataDir) > free) process.env.SQLITE_TMPDIR = dataDir
}

/** For `PRAGMA temp_store`: in a file, unless there is no room for one. */
export const temporaryStore = (): 'FILE' | 'MEMORY' =>
  freeOn(placeOfPages()) < leastBytes ? 'MEMORY' : 'FILE'

/** Where the system does not say, or there is no such folder yet, nothing is known against it. */
function freeOn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
