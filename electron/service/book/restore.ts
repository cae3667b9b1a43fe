import { existsSync } from 'node:fs'
import type { Restored } from '../../../src/contract/book/backups'
import { type OwnThing, sweep, uuid } from '../files/sweep'
import { Refusal } from '../refusal'
import type { Progress } from '../threads/thread-shape'
import { findBackup } from './backup-list'
import { type Backups, backupRefusal } from './backups'
import { noteRestore } from './keep-numbers'
import { temporaryOf } from './own-temporaries'
import { removeWithLog } from './prepare-restored'
import { putBack, quarantine } from './quarantine'
import type { RunTask } from './run-task'
import { swapBook } from './swap-book'
import { temporaryBook, temporaryBooks } from './temporary-name'

export interface RestoreOptions {
  dataDir: string
  file: string
  now: () => Date
  backups: Backups
  runTask: RunTask
  /** Which book is open, by the hash of its first entry. */
  bookOf(): Promise<string | null>
  /** Waits for those who are at the book, closes it, does the work, opens what is there afterwards. */
  reopen<T>(whileClosed: () => Promise<T>): Promise<T>
}

export interface Restore {
  fromBackup(name: string): Promise<Restored>
  fromArchive(archive: string, onProgress: Progress): Promise<Restored>
}

/**
 * Puts a backup or an archive in the place of the book: checked and made ready beside it, the present book
 * closed and then backed up, then one rename. The copy is of a file nobody writes to any more, so whatever
 * was acknowledged is in it. Whatever goes wrong before that rename, the book is opened as it was.
 */
export function createRestore(options: RestoreOptions): Restore {
  const { dataDir, file, now, runTask } = options

  const replaceBy = async (source: string, expected: { bytes: number; sha256: string } | null) => {
    const temporary = temporaryBook(dataDir, 'restoring')
    try {
      const prepared = await runTask('prepare', { source, expected, temporary })
      const lost = await runTask('lostInFolder', { copy: temporary, dataDir })
      const present = await options.bookOf()
      return await options.reopen(async () => {
        const before = await keepPresent(options)
        const { seq, hash } = prepared
        noteRestore(file, { seq, hash, present })
        try {
          swapBook(file, temporary, prepared, now())
        } catch (error) {
          if (before.aside) putBack(dataDir, before.aside)
          throw error
        }
        return { ...before, lost }
      })
    } finally {
      removeWithLog(temporary)
    }
  }

  return {
    async fromBackup(name) {
      const backup = findBackup(dataDir, name)
      if (!backup) throw new Refusal('backup_missing')
      return refusing(() => replaceBy(backup.path, backup.manifest))
    },
    async fromArchive(archive, onProgress) {
      const temporary = temporaryBook(dataDir, 'unpacking')
      return refusing(async () => {
        try {
          const unpacked = await runTask('unpack', { archive, dataDir, temporary }, onProgress)
          return await replaceBy(temporary, unpacked)
        } finally {
          removeWithLog(temporary)
        }
      })
    },
  }
}

const inTheFolder: readonly OwnThing[] = [
  temporaryBooks,
  { name: new RegExp(`^\\.lock-probe-${uuid}(\\.db)?(-wal|-shm|-journal)?$`) },
  { name: /^\.book\.holder-\d+\.part$/ },
  temporaryOf('scratch'),
]

/** What a crash left of a restore, or of a move to here, that did not come to its rename. */
export function tidyRestores(dataDir: string, note: (error: unknown) => void): void {
  sweep(dataDir, inTheFolder, note)
}

/**
 * A file that is no whole book of ours (too damaged to be copied, or of a newer version) is no reason not
 * to restore: it is kept as it is instead.
 */
async function keepPresent({ dataDir, file, now, backups }: RestoreOptions): Promise<Omit<Restored, 'lost'>> {
  if (!existsSync(file)) return { kept: null, aside: null }
  try {
    return { kept: await backups.make('before_restore'), aside: null }
  } catch (error) {
    if (!(error instanceof Refusal) || !couldNotCopy(error)) throw error
    return { kept: null, aside: quarantine(dataDir, file, now()) }
  }
}

const couldNotCopy = ({ code }: Refusal): boolean => code === 'backup_failed' || code === 'book_damaged'

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const refusal = backupRefusal(error)
    if (refusal instanceof Refusal && couldNotCopy(refusal))
      throw new Refusal('restore_failed', refusal.params)
    throw refusal
  }
}
