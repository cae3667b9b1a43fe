import { copyFileSync, existsSync } from 'node:fs'
import { mayBeGoodBackup } from '../../../../src/domain/book/good-backup'
import { recoverForeign } from '../../db/sqlite/foreign'
import { schemaVersion } from '../../db/sqlite/migrations/list'
import { isInChain, type Step } from '../../db/sqlite/record/chain'
import type { Witness } from '../../db/sqlite/record/record-rows'
import { openToSalvage } from '../../db/sqlite/salvage/damaged-book'
import { salvageRows } from '../../db/sqlite/salvage/salvage'
import { storedBackups } from '../backup-files/backup-list'
import { openWitness } from '../backup-files/open-witness'
import type { CopyFacts } from '../file/backup-manifest'
import { copyBook } from '../file/copy-book'
import { inspectBook } from '../file/inspect'
import { removeWithLog } from '../file/prepare-restored'
import { readMark } from '../marks/sequence-mark'

/**
 * Makes a sound book of what a damaged one still gives up, and says what is missing; null when it gives up nothing.
 * Throws what kept it from being tried to the end. The damaged file, its log and its journal are only copied: what SQLite takes in of those is taken into the copy.
 */
export function salvageBook(input: { dataDir: string; source: string; temporary: string }): CopyFacts | null {
  const rough = `${input.temporary}.rough`
  const source = `${input.temporary}.source`
  for (const file of [rough, source]) removeWithLog(file)
  try {
    for (const suffix of ['', '-wal', '-journal'])
      if (existsSync(input.source + suffix)) copyFileSync(input.source + suffix, source + suffix)
    attempt(() => recoverForeign(source))
    const found = inspectBook(source, 'header')
    if (found.kind !== 'usable' || found.version < 1 || found.version > schemaVersion) return null
    const { rows, lost } = withEarlier(input.dataDir, source, earlier =>
      salvageRows(source, rough, found.version, earlier, markedBeside(input.source)),
    )
    return rows > 0 ? { ...copyBook(rough, input.temporary), lost } : null
  } finally {
    for (const file of [rough, source]) removeWithLog(file)
  }
}

/** What the marks told of it when it was put aside; the last step there was first. */
function markedBeside(source: string): Step[] {
  const mark = readMark(source)
  if (!mark) return []
  const { seq, hash, disputed, machine } = mark
  return [{ seq, hash }, ...(disputed ? [disputed] : []), ...(machine ? [machine] : [])]
}

/** With the newest good backup of the same history, which may name what is lost; null where there is none. */
function withEarlier<T>(dataDir: string, source: string, work: (earlier: Witness | null) => T): T {
  const backups = storedBackups(dataDir).filter(one => mayBeGoodBackup(one))
  const earlier = openWitness(backups, (seq, hash) => isOf(source, seq, hash))
  try {
    return work(earlier)
  } finally {
    earlier?.close()
  }
}

/** Whether the damaged book went on from there; one whose history cannot be read is not known to. */
function isOf(source: string, seq: number, hash: string): boolean {
  try {
    const damaged = openToSalvage(source, schemaVersion)
    try {
      return isInChain(damaged, seq, hash)
    } finally {
      damaged.close()
    }
  } catch {
    return false
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
