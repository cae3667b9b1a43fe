import { rmSync } from 'node:fs'
import type { RecordVerdict } from '../../../src/contract/book/record'
import { copyWhole } from '../db/sqlite/file'
import { openForeign } from '../db/sqlite/foreign'
import { neededAttachments } from '../db/sqlite/lost-scans'
import { versionOf } from '../db/sqlite/migrate'
import { headOf } from '../db/sqlite/record/audit'
import { fingerprintOf, syncFile } from '../files/durable'
import type { CopyFacts } from './backup-manifest'
import { inspectBook } from './inspect'
import { recordVerdict } from './record-verdict'

/**
 * Into a temporary file on a second connection (the writer goes on meanwhile), then integrity and foreign keys of the
 * copy, and its rows against its record: one that is altered is a copy all the same, and its facts say so. Nothing is
 * left behind when it fails.
 */
export function copyBook(file: string, temporary: string): CopyFacts & { record: RecordVerdict } {
  rmSync(temporary, { force: true })
  try {
    const source = openForeign(file)
    try {
      copyWhole(source, temporary)
    } finally {
      source.close()
    }
    if (inspectBook(temporary, 'thorough').kind !== 'usable')
      throw Object.assign(new Error('the copy did not pass its check'), { code: 'SQLITE_CORRUPT' })
    syncFile(temporary)
    return factsOf(temporary)
  } catch (error) {
    rmSync(temporary, { force: true })
    rmSync(`${temporary}-journal`, { force: true })
    throw error
  }
}

function factsOf(copy: string): CopyFacts & { record: RecordVerdict } {
  const sqlite = openForeign(copy)
  try {
    const head = headOf(sqlite)
    return {
      ...fingerprintOf(copy),
      schemaVersion: versionOf(sqlite),
      auditSeq: head.seq,
      auditHash: head.hash,
      attachments: neededAttachments(sqlite),
      record: recordVerdict(sqlite),
    }
  } finally {
    sqlite.close()
  }
}
