import { accessSync, constants, existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { BookState } from '../../../src/contract/book'
import { migrate } from '../db/migrate'
import { schemaVersion } from '../db/migrations/list'
import { listBackups, makeBackup } from './backups'
import { type Inspection, inspectBook } from './inspect'
import { quarantine } from './quarantine'

/**
 * Opens the book of a folder, or says why not: a newer book is refused unharmed, a broken one put
 * aside with the newest verified backups offered, an older one backed up and then migrated.
 */
export async function openExistingBook(dataDir: string, file: string, now: Date): Promise<BookState> {
  const found = inspectBook(file, false)
  switch (found.kind) {
    case 'absent':
      return { state: 'absent', folder: dataDir }
    case 'newer':
      return { state: 'newer', folder: dataDir, found: found.version, known: schemaVersion }
    case 'broken':
      return broken(dataDir, file, found, now)
    case 'usable':
      return openUsable(dataDir, file, found.version, now)
  }
}

async function openUsable(dataDir: string, file: string, version: number, now: Date): Promise<BookState> {
  const open: BookState = {
    state: 'open',
    folder: dataDir,
    today: '',
    demonstration: false,
    readOnly: !writable(dataDir, file),
  }
  if (version === schemaVersion || open.readOnly) return open
  await makeBackup(dataDir, file, 'before_migration', now)
  const sqlite = new Database(file)
  try {
    migrate(sqlite)
  } catch {
    return {
      state: 'broken',
      folder: dataDir,
      reason: 'migration_failed',
      quarantined: null,
      backups: listBackups(dataDir),
    }
  } finally {
    sqlite.close()
  }
  return open
}

function broken(
  dataDir: string,
  file: string,
  found: Extract<Inspection, { kind: 'broken' }>,
  now: Date,
): BookState {
  return {
    state: 'broken',
    folder: dataDir,
    reason: found.reason,
    quarantined: quarantine(dataDir, file, now),
    backups: listBackups(dataDir),
  }
}

function writable(dataDir: string, file: string): boolean {
  try {
    accessSync(dataDir, constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.W_OK)
    return true
  } catch {
    return false
  }
}
