import { copyFileSync, rmSync } from 'node:fs'
import type { RecordVerdict } from '../../../src/contract/book/record'
import { rebuildDerived } from '../db/sqlite/derived'
import { emptyLog } from '../db/sqlite/file'
import { openWriter } from '../db/sqlite/open'
import { adopt, ForeignSchema } from '../db/sqlite/own-schema'
import { fingerprintOf, syncFile } from '../files/durable'
import { Refusal } from '../refusal'
import { inspectBook } from './inspect'
import { verdictOnChecked } from './record-verdict'

/**
 * Makes a copy of a backup ready to take the book's place: checked, brought to the present schema, in
 * WAL mode again (VACUUM INTO leaves journal_mode=delete), synced. The book itself is not touched. Says whether the
 * rows of the copy are those of its record.
 */
export function prepareRestored(input: {
  source: string
  expected: { bytes: number; sha256: string } | null
  temporary: string
}): RecordVerdict {
  const { source, expected, temporary } = input
  removeWithLog(temporary)
  try {
    copyFileSync(source, temporary)
    const found = fingerprintOf(temporary)
    if (expected && (found.sha256 !== expected.sha256 || found.bytes !== expected.bytes))
      throw new Refusal('backup_damaged', differs)
    const inspection = inspectBook(temporary, 'thorough')
    if (inspection.kind === 'newer') throw new Refusal('backup_newer', { found: inspection.version })
    if (inspection.kind !== 'usable')
      throw new Refusal('backup_damaged', inspection.kind === 'broken' && inspection.foreign ? schema : {})
    // Before it is brought up to date, which seals the rows as they are.
    const record = verdictOnChecked(temporary)
    const { sqlite } = openWriter(temporary)
    try {
      // A copy from outside may carry triggers or views that act: only our own schema gets in.
      adopt(sqlite)
      rebuildDerived(sqlite)
      emptyLog(sqlite)
      sqlite.close()
      syncFile(temporary)
      return record
    } finally {
      if (sqlite.open) sqlite.close()
    }
  } catch (error) {
    removeWithLog(temporary)
    throw error instanceof ForeignSchema ? new Refusal('backup_damaged', schema) : error
  }
}

const schema = { cause: 'schema' }
/** It is not as it was written. */
export const differs = { cause: 'differs' }

export function removeWithLog(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true })
}
