import { copyFileSync, existsSync } from 'node:fs'
import { recoverForeign } from '../db/sqlite/foreign'
import { schemaVersion } from '../db/sqlite/migrations/list'
import { salvageRows } from '../db/sqlite/salvage/salvage'
import type { CopyFacts } from './backup-manifest'
import { copyBook } from './copy-book'
import { inspectBook } from './inspect'
import { removeWithLog } from './prepare-restored'

/**
 * Makes a sound book of what a damaged one still gives up, and says what is missing; null when it gives up nothing.
 * The damaged file, its log and its journal are only copied: what SQLite takes in of those is taken into the copy.
 */
export function salvageBook(input: { source: string; temporary: string }): CopyFacts | null {
  const rough = `${input.temporary}.rough`
  const source = `${input.temporary}.source`
  for (const file of [rough, source]) removeWithLog(file)
  try {
    for (const suffix of ['', '-wal', '-journal'])
      if (existsSync(input.source + suffix)) copyFileSync(input.source + suffix, source + suffix)
    attempt(() => recoverForeign(source))
    const found = inspectBook(source, 'header')
    if (found.kind !== 'usable' || found.version < 1 || found.version > schemaVersion) return null
    const { rows, lost } = salvageRows(source, rough, found.version)
    return rows > 0 ? { ...copyBook(rough, input.temporary), lost } : null
  } catch {
    // Too damaged even for that: the file itself is kept.
    return null
  } finally {
    for (const file of [rough, source]) removeWithLog(file)
  }
}

/** A log that cannot be taken in any more is left, as the damage is. */
function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // The pages in the file are still there.
  }
}
