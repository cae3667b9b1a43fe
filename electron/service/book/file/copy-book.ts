import { rmSync } from 'node:fs'
import type { RecordVerdict } from '../../../../src/contract/book/record-verdict'
import { bookCounts } from '../../db/sqlite/book-counts'
import { copyWhole } from '../../db/sqlite/file'
import { openForeign } from '../../db/sqlite/foreign'
import { neededAttachments } from '../../db/sqlite/lost-scans'
import { versionOf } from '../../db/sqlite/migrate'
import { headOf } from '../../db/sqlite/record/audit'
import { fingerprintOf, syncFile } from '../../files/durable'
import type { CopyFacts } from './backup-manifest'
import { type Depth, inspectBook } from './inspect'
import { recordVerdict } from './record-verdict'

export type JudgedCopy = CopyFacts & { record: RecordVerdict }

/** Whoever reads a copy for its facts. `end` is told when nobody waits for them any more. */
export interface CopyJudge {
  judge(copy: string): Promise<JudgedCopy>
  /** Fulfilled when it has let go of the copy. */
  end(): Promise<void>
}

/**
 * Into a temporary file on a second connection (the writer goes on meanwhile), then integrity and foreign keys of the
 * copy, and its rows against its record: one that is altered is a copy all the same, and its facts say so. Nothing is
 * left behind when it fails.
 */
export function copyBook(file: string, temporary: string): JudgedCopy {
  try {
    copyOut(file, temporary)
    proveCopy(temporary)
    return judgeCopy(temporary)
  } catch (error) {
    discardCopy(temporary)
    throw error
  }
}

/**
 * The same, but the copy is judged elsewhere while it is looked through here: both read all of it, and each takes about
 * as long as the other.
 */
export async function copyBookBeside(
  judge: CopyJudge,
  { file, temporary }: { file: string; temporary: string },
): Promise<JudgedCopy> {
  try {
    copyOut(file, temporary)
    // A view in place of a table could keep whoever reads it for ever.
    pass(temporary, 'schema')
    const judged = judge.judge(temporary)
    // What is found here first is what is told.
    judged.catch(() => undefined)
    proveCopy(temporary)
    return await judged
  } catch (error) {
    // A file that is still open cannot be removed everywhere.
    await judge.end()
    discardCopy(temporary)
    throw error
  }
}

/** Facts of a copy whose schema was looked at, and what its rows say against its record. Reads every row of it. */
export function judgeCopy(copy: string): JudgedCopy {
  const sqlite = openForeign(copy)
  try {
    const head = headOf(sqlite)
    const counts = bookCounts(sqlite)
    return {
      ...fingerprintOf(copy),
      schemaVersion: versionOf(sqlite),
      auditSeq: head.seq,
      auditHash: head.hash,
      attachments: neededAttachments(sqlite),
      ...(counts && { counts }),
      record: recordVerdict(sqlite),
    }
  } finally {
    sqlite.close()
  }
}

function copyOut(file: string, temporary: string): void {
  rmSync(temporary, { force: true })
  const source = openForeign(file)
  try {
    copyWhole(source, temporary)
  } finally {
    source.close()
  }
}

function proveCopy(temporary: string): void {
  pass(temporary, 'thorough')
  syncFile(temporary)
}

function pass(temporary: string, depth: Depth): void {
  if (inspectBook(temporary, depth).kind !== 'usable')
    throw Object.assign(new Error('the copy did not pass its check'), { code: 'SQLITE_CORRUPT' })
}

function discardCopy(temporary: string): void {
  rmSync(temporary, { force: true })
  rmSync(`${temporary}-journal`, { force: true })
}
