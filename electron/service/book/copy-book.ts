import { rmSync } from 'node:fs'
import { copyWhole } from '../db/sqlite/file'
import { openForeign } from '../db/sqlite/foreign'
import { neededAttachments } from '../db/sqlite/lost-scans'
import { versionOf } from '../db/sqlite/migrate'
import { headOf } from '../db/sqlite/record/audit'
import { fingerprintOf, syncFile } from '../files/durable'
import type { CopyFacts } from './backup-manifest'
import { inspectBook } from './inspect'

/**
 * Into a temporary file on a second connection (the writer goes on meanwhile), then integrity and foreign keys of the
 * copy. Nothing is left behind when it fails.
 */
export function copyBook(file: string, temporary: string): CopyFacts {
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

function factsOf(copy: string): CopyFacts {
  const sqlite = openForeign(copy)
  try {
    const head = headOf(sqlite)
    return {
      ...fingerprintOf(copy),
      schemaVersion: versionOf(sqlite),
      auditSeq: head.seq,
      auditHash: head.hash,
      attachments: neededAttachments(sqlite),
    }
  } finally {
    sqlite.close()
  }
}
