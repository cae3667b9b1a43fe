import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupEntry } from '../../../src/contract/book'
import { Refusal } from '../refusal'
import { findBackup } from './backup-list'
import { type Backups, backupRefusal } from './backups'
import type { TaskProgress } from './book-tasks'
import { removeWithLog } from './prepare-restored'
import { quarantine } from './quarantine'
import type { RunTask } from './run-task'
import { swapBook } from './swap-book'

export interface RestoreOptions {
  dataDir: string
  file: string
  now: () => Date
  backups: Backups
  runTask: RunTask
  /** Whether a book lies there to be backed up first. */
  hasBook(): boolean
  /** Closes the book, does the work, opens what is there afterwards. */
  reopen(whileClosed: () => Promise<void>): Promise<void>
}

export interface Restore {
  fromBackup(name: string): Promise<void>
  fromArchive(archive: string, onProgress: TaskProgress): Promise<void>
}

const preparing = (dataDir: string): string => join(dataDir, '.restoring.db')
const unpacking = (dataDir: string): string => join(dataDir, '.unpacking.db')

/**
 * Puts a backup or an archive in the place of the book: checked and made ready beside it, the present book
 * backed up, then one rename. Whatever goes wrong before that rename, the book is as it was.
 */
export function createRestore(options: RestoreOptions): Restore {
  const { dataDir, file, now, backups, runTask } = options

  const replaceBy = async (source: string, expected: { bytes: number; sha256: string } | null) => {
    const temporary = preparing(dataDir)
    try {
      const prepared = await runTask('prepare', { source, expected, temporary })
      const kept = options.hasBook() ? await keepPresent(backups) : null
      await options.reopen(async () => {
        if (kept === 'impossible') quarantine(dataDir, file, now())
        swapBook(file, temporary, prepared, now())
      })
    } finally {
      removeWithLog(temporary)
    }
  }

  return {
    async fromBackup(name) {
      const backup = findBackup(dataDir, name)
      if (!backup) throw new Refusal('backup_missing')
      await refusing(() => replaceBy(backup.path, backup.manifest))
    },
    async fromArchive(archive, onProgress) {
      const temporary = unpacking(dataDir)
      await refusing(async () => {
        try {
          const unpacked = await runTask('unpack', { archive, dataDir, temporary }, onProgress)
          await replaceBy(temporary, unpacked)
        } finally {
          removeWithLog(temporary)
        }
      })
    },
  }
}

/** What a crash left of a restore that did not come to its rename. */
export function tidyRestores(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (
      /^\.(restoring|unpacking|creating|recovering)\.db|^\.(scratch|lock-probe)-|^\.book\.holder-/.test(name)
    )
      rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

/** A book too damaged to be copied is no reason not to restore: its file is kept as it is instead. */
async function keepPresent(backups: Backups): Promise<BackupEntry | 'impossible'> {
  try {
    return await backups.make('before_restore')
  } catch (error) {
    if (error instanceof Refusal && error.code === 'backup_failed') return 'impossible'
    throw error
  }
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const refusal = backupRefusal(error)
    if (refusal instanceof Refusal && refusal.code === 'backup_failed')
      throw new Refusal('restore_failed', refusal.params)
    throw refusal
  }
}
