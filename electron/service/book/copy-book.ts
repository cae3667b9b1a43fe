import { rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { openForeign } from '../db/sqlite/foreign'
import { versionOf } from '../db/sqlite/migrate'
import { headOf } from '../db/sqlite/record/audit'
import type { CopyFacts } from './backup-manifest'
import { fingerprintOf, syncFile } from './durable'
import { inspectBook } from './inspect'

/**
 * VACUUM INTO a temporary file on a second connection (the writer goes on meanwhile), then integrity and
 * foreign keys of the copy. Nothing is left behind when it fails.
 */
export function copyBook(file: string, temporary: string): CopyFacts {
  rmSync(temporary, { force: true })
  try {
    const source = openForeign(file)
    try {
      source.prepare('VACUUM INTO ?').run(temporary)
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

/** Every file a row names or an undo could bring back. */
export function neededAttachments(sqlite: Database): string[] {
  return sqlite
    .prepare(
      `SELECT sha256 FROM attachment
       UNION SELECT json_extract(key, '$[0]') FROM change WHERE tbl = 'attachment' ORDER BY 1`,
    )
    .pluck()
    .all() as string[]
}
