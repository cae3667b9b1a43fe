import { copyFileSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { RecordVerdict } from '../../../../src/contract/book/record-verdict'
import { rebuildDerived } from '../../db/sqlite/derived'
import { emptyLog } from '../../db/sqlite/file'
import { openWriter } from '../../db/sqlite/open'
import { adopt, ForeignSchema } from '../../db/sqlite/own-schema'
import { type Fingerprint, fingerprintOf, syncFile } from '../../files/durable'
import { Refusal } from '../../refusal'
import { freeBytes } from '../disk/disk-space'
import { inspectBook } from './inspect'
import { verdictOnChecked } from './record-verdict'

/**
 * Makes a copy of a backup ready to take the book's place: checked, brought to the present schema, in
 * WAL mode again (VACUUM INTO leaves journal_mode=delete), synced. The book itself is not touched. Says whether the
 * rows of the copy are those of its record, and what it is now, byte for byte.
 */
export function prepareRestored(input: {
  source: string
  expected: { bytes: number; sha256: string } | null
  temporary: string
}): { record: RecordVerdict; prepared: Fingerprint } {
  const { source, expected, temporary } = input
  removeWithLog(temporary)
  try {
    refuseUnfit(source, expected?.bytes ?? null, temporary)
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
      // Before anything else is done: who writes to it from here on is found out before it takes the place of the book.
      return { record, prepared: fingerprintOf(temporary) }
    } finally {
      if (sqlite.open) sqlite.close()
    }
  } catch (error) {
    removeWithLog(temporary)
    throw error instanceof ForeignSchema ? new Refusal('backup_damaged', schema) : error
  }
}

/** Before a byte is read: it is not as long as it was written, or there is no room for it. */
function refuseUnfit(source: string, expected: number | null, temporary: string): void {
  const { size } = statSync(source)
  if (expected !== null && size !== expected) throw new Refusal('backup_damaged', differs)
  if (size > (freeBytes(dirname(temporary)) ?? size)) throw new Refusal('disk_full')
}

const schema = { cause: 'schema' }
/** It is not as it was written. */
export const differs = { cause: 'differs' }

export function removeWithLog(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true })
}
