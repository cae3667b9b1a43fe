import type { Database } from 'better-sqlite3'
import { applicationId } from '../../../files/own-database'
import { createCaptureTriggers, dropCaptureTriggers } from './capture'
import { migrations, schemaVersion } from './migrations/list'
import { tablesOutOfRecord } from './record/record-contents'
import { sealAnew } from './record/seal-anew'

export function versionOf(sqlite: Database): number {
  return sqlite.pragma('user_version', { simple: true }) as number
}

/** Whose a database is, as its header says. */
export function applicationOf(sqlite: Database): number {
  return sqlite.pragma('application_id', { simple: true }) as number
}

/** The version that brought the seal: what older books hold was never summed. */
const sealedSince = 10

/**
 * Brings the book to the present schema: each migration and its version in one transaction, then the triggers made
 * anew, and all rows sealed anew with a word on the tables that did not fit their seal before. Throws when a migration
 * fails; the book is then as it was before that migration.
 */
export function migrate(sqlite: Database): { from: number; to: number } {
  const from = versionOf(sqlite)
  if (from > schemaVersion)
    throw new Error(`the book has version ${from}, this application knows ${schemaVersion}`)
  if (from === schemaVersion) return { from, to: from }
  const step = sqlite.transaction(() => {
    const outOfSeal = from >= sealedSince ? tablesOutOfRecord(sqlite) : []
    // What a migration does to rows is nobody's command, and a trigger would hold on to a column that goes.
    dropCaptureTriggers(sqlite)
    for (let version = from; version < schemaVersion; version++) {
      sqlite.exec(migrations[version] as string)
    }
    createCaptureTriggers(sqlite)
    sealAnew(sqlite, 'sealUpgraded', schemaVersion, { from, to: schemaVersion, outOfSeal })
    sqlite.pragma(`user_version = ${schemaVersion}`)
    sqlite.pragma(`application_id = ${applicationId}`)
  })
  withoutForeignKeys(sqlite, () => step.immediate())
  return { from, to: schemaVersion }
}

/**
 * A table that is built anew is dropped, and with foreign keys on, the rows that refer to it would go along. SQLite
 * hears of this only outside a transaction: whoever begins one before `migrate` does it around that.
 */
export function withoutForeignKeys<T>(sqlite: Database, work: () => T): T {
  const enforced = sqlite.pragma('foreign_keys', { simple: true }) === 1
  if (!enforced) return work()
  if (sqlite.inTransaction) throw new Error('foreign keys cannot be put off within a transaction')
  sqlite.pragma('foreign_keys = OFF')
  try {
    return work()
  } finally {
    sqlite.pragma('foreign_keys = ON')
  }
}
