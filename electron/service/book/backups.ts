import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { BackupEntry } from '../../../src/contract/book'
import { inspectBook } from './inspect'

const namePattern = /^book-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)-([a-z_]+)\.db$/

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups')

/**
 * A verified copy: VACUUM INTO a temporary file on a second connection, integrity and foreign keys
 * checked, synced, renamed, folder synced. Only then does it have a name that is listed.
 */
export async function makeBackup(
  dataDir: string,
  file: string,
  reason: BackupEntry['reason'],
  now: Date,
): Promise<BackupEntry> {
  const folder = backupFolder(dataDir)
  mkdirSync(folder, { recursive: true })
  const name = `book-${now.toISOString().replaceAll(/[:.]/g, '-')}-${reason}.db`
  const temporary = join(folder, `.${name}.part`)
  rmSync(temporary, { force: true })
  try {
    const source = new Database(file, { readonly: true, fileMustExist: true })
    try {
      source.prepare('VACUUM INTO ?').run(temporary)
    } finally {
      source.close()
    }
    if (inspectBook(temporary, true).kind !== 'usable') throw new Error('the copy did not pass its check')
    syncPath(temporary)
    renameSync(temporary, join(folder, name))
    syncPath(folder)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  return entryOf(folder, name) as BackupEntry
}

/** Newest first. A name tells when and why; only verified copies ever get one. */
export function listBackups(dataDir: string): BackupEntry[] {
  const folder = backupFolder(dataDir)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map(name => entryOf(folder, name))
    .filter(entry => entry !== null)
    .sort((a, b) => b.at.localeCompare(a.at))
}

function entryOf(folder: string, name: string): BackupEntry | null {
  const match = namePattern.exec(name)
  if (!match) return null
  const [, stamp = '', reason = 'manual'] = match
  const at = stamp.replace(/T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z/, 'T$1:$2:$3.$4Z')
  return {
    name,
    at,
    bytes: statSync(join(folder, name)).size,
    reason: reason as BackupEntry['reason'],
    verified: true,
  }
}

function syncPath(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
