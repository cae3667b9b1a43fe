import { existsSync, lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Restored } from '../../../../src/contract/book/backups'
import type { RestoreNote } from '../../../../src/contract/book/history'
import type { Scans } from '../../attachments/scans'
import { type OwnThing, sweep, uuid } from '../../files/sweep'
import { localDay } from '../../local-time'
import { Refusal } from '../../refusal'
import type { Progress } from '../../threads/thread-shape'
import { backupFolder, findBackup, noteInspection } from '../backup-files/backup-list'
import { damagedBook } from '../backup-files/gone-with-damage'
import { noteRestore } from '../backup-files/keep-numbers'
import { type Backups, backupRefusal } from '../backups/backups'
import { temporaryOf } from '../disk/own-temporaries'
import { temporaryBook, temporaryBooks } from '../disk/temporary-name'
import { settleLosses } from '../file/lost-steps'
import { differs, removeWithLog } from '../file/prepare-restored'
import { quarantine, returnFromQuarantine } from '../file/quarantine'
import { readFloor } from '../marks/number-floor'
import { swapBook } from '../restoring/swap-book'
import type { RunTask } from '../tasks/run-task'
import { checkScans } from './check-scans'

export interface RestoreOptions {
  dataDir: string
  file: string
  now: () => Date
  backups: Backups
  runTask: RunTask
  scans: Pick<Scans, 'during'>
  /** Which book is open, by the hash of its first entry. */
  bookOf(): Promise<string | null>
  /** Another book stands there now: what was noted beside the one before is nothing of it. */
  replaced(): void
  /** An operator of the open book by name. */
  nameOf(operatorId: string): Promise<string | null>
  /** Waits for those who are at the book, closes it, does the work, opens what is there afterwards. */
  reopen<T>(whileClosed: () => Promise<T>): Promise<T>
}

export interface Restore {
  fromBackup(name: string, operatorId: string | null, onProgress: Progress): Promise<Restored>
  /** `sha256`: of the database the person was asked about. */
  fromArchive(
    archive: { path: string; sha256?: string },
    operatorId: string | null,
    onProgress: Progress,
  ): Promise<Restored>
}

/** What was missing from the data before is not missing from these. Where that cannot be written down it is said once more. */
function replaced(dataDir: string): void {
  try {
    settleLosses(dataDir, 'replaced')
  } catch {
    // Nothing of the restore is undone for it.
  }
}

interface Replacing {
  source: string
  /** Scans every byte of which was read just now. */
  whole: readonly string[]
  expected: { bytes: number; sha256: string } | null
  /** Is told whether it is as it was written. */
  inspected(sound: boolean): void
  asked: Pick<RestoreNote, 'source' | 'made'> & { operatorId: string | null }
}

/**
 * Puts a backup or an archive in the place of the book: checked and made ready beside it, the present book
 * closed and then backed up, then one rename. The copy is of a file nobody writes to any more, so whatever
 * was acknowledged is in it. Whatever goes wrong before that rename, the book is opened as it was.
 */
export function createRestore(options: RestoreOptions): Restore {
  const { dataDir, file, now, runTask, scans } = options

  const replaceBy = async (
    { source, whole, expected, inspected, asked }: Replacing,
    onProgress: Progress,
  ) => {
    const temporary = temporaryBook(dataDir, 'restoring')
    try {
      const copied = { source, expected, temporary }
      const { record, prepared } = await runTask('prepare', copied).catch((error: unknown) => {
        if (error instanceof Refusal && error.params?.cause === differs.cause) inspected(false)
        throw error
      })
      inspected(true)
      const { lost } = await checkScans({ dataDir, runTask, scans }, { copy: temporary, whole }, onProgress)
      const present = await options.bookOf()
      const by = asked.operatorId === null ? null : await options.nameOf(asked.operatorId)
      return await options.reopen(async () => {
        const before = await keepPresent(options)
        const damaged = before.kept ? null : damagedBook(dataDir, file)
        try {
          const at = now()
          const noted = await runTask('noteRestored', {
            file: temporary,
            prepared,
            operatorId: asked.operatorId,
            before: before.kept && join(backupFolder(dataDir), before.kept.name),
            damaged: damaged === null ? null : { dataDir, file, damaged },
            note: { source: asked.source, made: asked.made, by, ...keptAs(before) },
            today: localDay(at),
            now: at.toISOString(),
          })
          const { gone, ...head } = noted
          noteRestore(file, { seq: head.seq, hash: head.hash, present })
          swapBook(file, temporary, { ...head, vouched: record.state !== 'altered' }, at)
          replaced(dataDir)
          options.replaced()
          return { ...before, lost, record, ...(gone > 0 && { gone }) }
        } catch (error) {
          if (before.aside) returnFromQuarantine(dataDir, before.aside)
          throw error
        }
      })
    } finally {
      removeWithLog(temporary)
    }
  }

  return {
    async fromBackup(name, operatorId, onProgress) {
      const backup = findBackup(dataDir, name)
      if (!backup) throw new Refusal('backup_missing')
      const source = backup.reason === 'before_restore' ? 'back' : 'backup'
      const { at, heldAt = at } = backup
      // A manifest that somebody rewrote may say no moment at all.
      const made = Number.isNaN(Date.parse(heldAt)) ? at : heldAt
      const asked = { operatorId, source, made } as const
      const { path: from, manifest } = backup
      const inspected = (sound: boolean) => noteInspection(backup, sound)
      const replacing = { source: from, whole: [], expected: manifest, inspected, asked }
      return refusing(() => replaceBy(replacing, onProgress))
    },
    async fromArchive({ path: archive, ...known }, operatorId, onProgress) {
      const temporary = temporaryBook(dataDir, 'unpacking')
      return refusing(async () => {
        try {
          const unpacked = await runTask('unpack', { archive, dataDir, temporary, ...known }, onProgress)
          const asked = { operatorId, source: 'file', made: unpacked.at } as const
          const { scans: whole } = unpacked
          const replacing = {
            source: temporary,
            whole,
            expected: unpacked,
            inspected: () => undefined,
            asked,
          }
          return await replaceBy(replacing, onProgress)
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
  { name: /^\.book\.(holder|importing)-\d+\.part$/ },
  temporaryOf('scratch'),
]

/**
 * Whether a restore was under way when its process ended, and came to nothing: what it made ready lies there still. What
 * was unpacked for one may also be left by one that was done; then its numbers are noted down.
 */
export function isRestoreInterrupted(dataDir: string, file: string): boolean {
  const left = (kind: string) => isOwnFile(join(dataDir, `.${kind}.db`))
  return left('restoring') || (left('unpacking') && readFloor(file).restoring === null)
}

const isOwnFile = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false

/** What a crash left of a restore, or of a move to here, that did not come to its rename. */
export function tidyRestores(dataDir: string, note: (error: unknown) => void): void {
  sweep(dataDir, inTheFolder, note)
}

/**
 * A file that is no whole book of ours (too damaged to be copied, or of a newer version) is no reason not
 * to restore: it is kept as it is instead.
 */
async function keepPresent({
  dataDir,
  file,
  now,
  backups,
}: RestoreOptions): Promise<Pick<Restored, 'kept' | 'aside'>> {
  if (!existsSync(file)) return { kept: null, aside: null }
  try {
    return { kept: await backups.make('before_restore'), aside: null }
  } catch (error) {
    // What nobody foresaw keeps nobody from a good backup either: the file is kept.
    if (error instanceof Refusal && !couldNotCopy(error)) throw error
    return { kept: null, aside: quarantine(dataDir, file, now()) }
  }
}

function keptAs({ kept, aside }: Pick<Restored, 'kept' | 'aside'>): Pick<RestoreNote, 'before' | 'kept'> {
  if (kept) return { before: 'backup', kept: kept.at }
  return aside ? { before: 'aside', kept: aside } : { before: 'none', kept: null }
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
