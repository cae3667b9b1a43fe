import { rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { BackupEntry } from '../../../../src/contract/book/backup-entry'
import type { BackupFailure } from '../../../../src/contract/book/backups'
import { soundnessOf } from '../../../../src/domain/book/good-backup'
import { backupsToDrop } from '../../../../src/domain/book/retention'
import { collectAttachments } from '../../attachments/collect-attachments'
import { openForeign } from '../../db/sqlite/foreign'
import { neededAttachments } from '../../db/sqlite/lost-scans'
import { localTimestamp } from '../../local-time'
import { Refusal } from '../../refusal'
import { addBackup, dropBackups, entryOf, storedBackups, temporaryBackup } from '../backup-files/backup-list'
import { markOtherLines } from '../backup-files/other-line'
import { isDiskFull } from '../disk/disk-space'
import { inspectBook } from '../file/inspect'
import { unsettledLosses } from '../file/lost-steps'
import { asFound, booksPutAside } from '../file/quarantine'
import { noteLine } from '../marks/present-line'
import type { RunTask } from '../tasks/run-task'
import { createBackupInspector } from './backup-inspector'
import { type BookHealth, isCorrupt } from './book-health'

export interface Backups {
  /** A verified copy with a name. Refused as `disk_full` or `backup_failed`; then nothing is left behind. */
  make(reason: BackupEntry['reason']): Promise<BackupEntry>
  /** What a damaged file still gives up, as one more copy; null when that is nothing. */
  salvage(source: string): Promise<BackupEntry | null>
  /** As they lie there now. Those that were written to since are looked at behind it; `changed` is told what that finds. */
  list(): BackupEntry[]
  /** Looks at every byte of one of them. Refused as `backup_missing`. */
  inspect(name: string, signal?: AbortSignal): Promise<BackupEntry>
  /** The last one could not be made, and none was since; null too where the page that waited for it says so by itself. */
  failure(): BackupFailure | null
  /** Waits for the copy being made. */
  idle(): Promise<void>
  /** Waits for the look that runs. */
  inspected(): Promise<void>
}

export interface BackupsOptions {
  dataDir: string
  file: string
  now: () => Date
  runTask: RunTask
  health: Pick<BookHealth, 'damage'>
  /** Whether the file is the one that is open: a copy of another one is no backup. */
  isInPlace?(): boolean
  /** The whole book is being moved, replaced or copied: no look is begun behind a list. */
  isBusy?(): boolean
  /** `failure` is another than before, or more is known of the backups. */
  changed?(): void
  /** What went wrong after a backup was made: it is one all the same. */
  log?(error: unknown): void
}

/**
 * Backups of one book, made one at a time and thinned after each; but not after the one before a restore: what is
 * being restored, or scans that only it names, may be what the rule would drop.
 */
export function createBackups({
  dataDir,
  file,
  now,
  runTask,
  health,
  isBusy = () => false,
  isInPlace = () => true,
  changed = () => undefined,
  log = () => undefined,
}: BackupsOptions): Backups {
  let last: Promise<unknown> = Promise.resolve()
  let failure: BackupFailure | null = null
  const inspector = createBackupInspector({ dataDir, runTask, isBusy, changed, log })

  const note = (found: BackupFailure | null) => {
    const differs = failure?.code !== found?.code || failure?.at !== found?.at
    failure = found
    if (differs) changed()
  }
  const attempt = async (reason: BackupEntry['reason']): Promise<BackupEntry> => {
    try {
      const made = await make(reason)
      // A copy that only saves what there is replaces none that failed.
      if (made.record?.state !== 'altered') note(null)
      return made
    } catch (error) {
      // Whoever waits for these is told what became of them.
      if (!savesAltered(reason)) note(failureOf(error, now()))
      throw error
    }
  }

  const make = async (reason: BackupEntry['reason']): Promise<BackupEntry> => {
    if (!isInPlace()) throw new Refusal('not_put_back', { folder: dataDir })
    // A copy of a damaged book is no backup, and would push the good ones out.
    const damage = await health.damage()
    if (damage === 'file' || (damage === 'records' && !savesAltered(reason)))
      throw new Refusal('book_damaged')
    try {
      const temporary = temporaryBackup(dataDir)
      const facts = await runTask('copy', { file, temporary })
      if (!isInPlace()) {
        rmSync(temporary, { force: true })
        throw new Refusal('not_put_back', { folder: dataDir })
      }
      if (facts.record.state === 'altered' && !savesAltered(reason)) {
        rmSync(temporary, { force: true })
        throw new Refusal('book_damaged')
      }
      const made = entryOf(addBackup(dataDir, temporary, facts, { at: now(), reason }))
      // Of data begun since they were opened nothing is known yet.
      noteLine(file)
      // While steps are missing, what has them is dropped by no rule.
      if (reason !== 'before_restore' && unsettledLosses(dataDir).length === 0) thinOrLog()
      return made
    } catch (error) {
      throw backupRefusal(error)
    }
  }

  /** Tried again after the next one. */
  const thinOrLog = () => {
    try {
      thin(dataDir, file)
    } catch (error) {
      log(error)
    }
  }

  const salvage = async (source: string): Promise<BackupEntry | null> => {
    const temporary = temporaryBackup(dataDir)
    const facts = await runTask('salvage', { dataDir, source, temporary })
    return facts && entryOf(addBackup(dataDir, temporary, facts, { at: now(), reason: 'salvaged' }))
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }

  return {
    make: reason => inTurn(() => attempt(reason)),
    salvage: source => inTurn(() => salvage(source)),
    list() {
      const listed = inspector.list()
      markOtherLines(dataDir, file, listed)
      return listed.map(entryOf)
    },
    inspect: async (name, signal) => entryOf(await inspector.inspect(name, signal)),
    inspected: inspector.idle,
    failure: () => failure,
    async idle() {
      // One may have been asked for while another was waited for.
      for (let seen: unknown = null; seen !== last; ) {
        seen = last
        await last
      }
    },
  }
}

/** Before a book is replaced or migrated it is saved whatever is in it, under its name: altered. */
const savesAltered = (reason: BackupEntry['reason']): boolean =>
  reason === 'before_restore' || reason === 'before_migration'

/** A damaged book says itself that it is not backed up. */
function failureOf(error: unknown, at: Date): BackupFailure | null {
  const code = error instanceof Refusal ? error.code : null
  if (code === 'book_damaged') return null
  return {
    at: at.toISOString(),
    code: code === 'disk_full' || code === 'name_taken' ? code : 'backup_failed',
  }
}

/** Drops what the rule does not keep, then the attachments that no kept backup names, and no book put aside. */
function thin(dataDir: string, file: string): void {
  const stored = storedBackups(dataDir)
  const drop = backupsToDrop(
    stored.map(backup => ({
      ...backup,
      at: localTimestamp(new Date(backup.at)),
      // One of data that nobody went through after a recovery is not as good as those of before.
      bad: ['bad', 'changed', 'altered'].includes(soundnessOf(backup)) || backup.record?.unchecked === true,
    })),
  )
  dropBackups(dataDir, drop)
  const kept = stored.filter(backup => !drop.includes(backup.name))
  // Without its manifest nobody knows what a backup names: then everything stays.
  if (kept.some(backup => backup.manifest === null)) return
  const named = new Set(kept.flatMap(backup => backup.manifest?.attachments ?? []))
  collectAttachments(dataDir, named, () => scansPutAside(dataDir, file))
}

/** What a file system or the book itself can do to a backup is expected; anything else is a bug and stays one. */
export function backupRefusal(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (error instanceof Refusal || typeof code !== 'string') return error
  if (isDiskFull(error)) return new Refusal('disk_full')
  if (isCorrupt(error)) return new Refusal('book_damaged')
  return /^(SQLITE_|E[A-Z]+$)/.test(code) ? new Refusal('backup_failed', { cause: code }) : error
}

/**
 * Scans that a book put aside names: of those nothing is deleted, or it could not be taken back whole. Null when one
 * cannot be read: then nobody knows.
 */
function scansPutAside(dataDir: string, file: string): Set<string> | null {
  const needed = new Set<string>()
  for (const book of booksPutAside(dataDir, file)) {
    // Its log could not be read whole: what else it names nobody knows.
    if (basename(dirname(book)) === asFound) return null
    try {
      // Its schema first: a view in place of a table could keep whoever reads it for ever.
      if (inspectBook(book, 'schema').kind !== 'usable') return null
      const sqlite = openForeign(book)
      try {
        for (const sha256 of neededAttachments(sqlite)) needed.add(sha256)
      } finally {
        sqlite.close()
      }
    } catch {
      return null
    }
  }
  return needed
}
