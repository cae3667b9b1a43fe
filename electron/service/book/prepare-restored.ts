import { copyFileSync, rmSync } from 'node:fs'
import { createCaptureTriggers } from '../db/capture'
import { migrate } from '../db/migrate'
import { openWriter } from '../db/open'
import { Refusal } from '../refusal'
import { fingerprintOf, syncFile } from './durable'
import { inspectBook } from './inspect'
import { hasOwnSchema } from './own-schema'

export interface PreparedBook {
  seq: number
  hash: string
  bytes: number
  sha256: string
}

/**
 * Makes a copy of a backup ready to take the book's place: checked, brought to the present schema, in
 * WAL mode again (VACUUM INTO leaves journal_mode=delete), synced. The book itself is not touched.
 */
export function prepareRestored(input: {
  source: string
  expected: { bytes: number; sha256: string } | null
  temporary: string
}): PreparedBook {
  const { source, expected, temporary } = input
  removeWithLog(temporary)
  try {
    copyFileSync(source, temporary)
    const found = fingerprintOf(temporary)
    if (expected && (found.sha256 !== expected.sha256 || found.bytes !== expected.bytes))
      throw new Refusal('backup_damaged')
    const inspection = inspectBook(temporary, 'thorough')
    if (inspection.kind === 'newer') throw new Refusal('backup_newer', { found: inspection.version })
    if (inspection.kind !== 'usable') throw new Refusal('backup_damaged')
    const { sqlite } = openWriter(temporary)
    try {
      migrate(sqlite)
      sqlite.transaction(createCaptureTriggers)(sqlite)
      // A copy from outside may carry triggers or views that act: only our own schema gets in.
      if (!hasOwnSchema(sqlite)) throw new Refusal('backup_damaged', { cause: 'schema' })
      const head = sqlite.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get() as
        | { seq: number; hash: string }
        | undefined
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
      sqlite.close()
      syncFile(temporary)
      return { seq: head?.seq ?? 0, hash: head?.hash ?? '', ...fingerprintOf(temporary) }
    } finally {
      if (sqlite.open) sqlite.close()
    }
  } catch (error) {
    removeWithLog(temporary)
    throw error
  }
}

export function removeWithLog(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true })
}
