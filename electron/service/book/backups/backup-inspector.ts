import type { BackupEntry } from '../../../../src/contract/book/backup-entry'
import { Refusal, Stopped } from '../../refusal'
import { findBackup, type StoredBackup, storedBackups } from '../backup-files/backup-list'
import { allowance, isAllowed, uninspected } from '../backup-files/inspect-backup'
import type { RunTask } from '../tasks/run-task'

/** What is known of the backups, and looking again at those that were written to since. */
export interface BackupInspector {
  /** As they lie there now, newest first. Those that changed are looked at behind it, one after the other. */
  list(): StoredBackup[]
  /**
   * Looks at every byte now; whoever asks while it is being looked at waits for the same, and who stops it stops it for all.
   * Refused as `backup_missing`.
   */
  inspect(name: string, signal?: AbortSignal): Promise<StoredBackup>
  /** Waits for the look that runs. */
  idle(): Promise<void>
}

interface InspectorOptions {
  dataDir: string
  runTask: RunTask
  /** The whole book is being copied, moved or replaced: nothing is begun meanwhile. */
  isBusy(): boolean
  /** More is known than before. */
  changed(): void
  log(error: unknown): void
}

type Known = Pick<BackupEntry, 'verified' | 'unreadable'> & { written: string }

const isTooLarge = (backup: StoredBackup): boolean =>
  backup.changed === true && !isAllowed(backup, allowance())

const minuteMs = 60_000
const mostAMinute = 3

export function createBackupInspector({
  dataDir,
  runTask,
  isBusy,
  changed,
  log,
}: InspectorOptions): BackupInspector {
  /** What a look found: it stands beside the backup too, unless the folder takes nothing or it could not be read. */
  const known = new Map<string, Known>()
  const running = new Map<string, { inspected: Promise<StoredBackup>; stopper: AbortController }>()
  /** When each was looked at behind a listing: one that is written to all the time is not read all the time. */
  const inspections = new Map<string, readonly number[]>()
  const lately = (name: string) => (inspections.get(name) ?? []).filter(at => Date.now() - at < minuteMs)
  const isDue = ({ name, changed }: StoredBackup): boolean =>
    changed === true && lately(name).length < mostAMinute
  let behind = false

  const withKnown = (backup: StoredBackup): StoredBackup => {
    const found = known.get(backup.name)
    if (found?.written !== backup.written) return isTooLarge(backup) ? uninspected(backup) : backup
    const { changed: _, ...rest } = backup
    const { unreadable } = found
    const verified = found.verified && backup.manifest?.bytes === backup.bytes
    return { ...rest, verified, ...(unreadable && { unreadable }) }
  }
  const inspectNow = async (name: string, signal: AbortSignal): Promise<StoredBackup> => {
    const inspected = await runTask('inspectBackup', { dataDir, name }, undefined, signal).catch(
      (error: unknown) => {
        // It was taken away while it was read.
        if (error instanceof Stopped || findBackup(dataDir, name)) throw error
        return null
      },
    )
    if (!inspected) throw new Refusal('backup_missing')
    known.set(name, inspected)
    return inspected
  }
  const begun = (name: string) => {
    const stopper = new AbortController()
    const inspected = inspectNow(name, stopper.signal).finally(() => running.delete(name))
    const own = { inspected, stopper }
    running.set(name, own)
    return own
  }
  const inspect = (name: string, signal?: AbortSignal): Promise<StoredBackup> => {
    const { inspected, stopper } = running.get(name) ?? begun(name)
    signal?.addEventListener('abort', () => stopper.abort(), { once: true })
    return inspected
  }

  const list = () => storedBackups(dataDir).map(withKnown)
  const inspectBehind = async () => {
    for (;;) {
      const next = isBusy() ? undefined : list().find(isDue)
      if (!next) return
      inspections.set(next.name, [...lately(next.name), Date.now()])
      const found = await inspect(next.name).catch((error: unknown) => {
        // It was taken away meanwhile, or somebody who waited for it too stopped it.
        if (error instanceof Refusal || error instanceof Stopped) return null
        // Nobody waits for it, and the next listing must not try it again for ever.
        known.set(next.name, { written: next.written, verified: false, unreadable: 'other' })
        log(error)
        return null
      })
      // Bad news does not wait for the rest.
      if (!found?.verified) changed()
    }
  }
  const begin = async () => {
    behind = true
    try {
      await inspectBehind()
    } catch (error) {
      log(error)
    } finally {
      behind = false
      changed()
    }
  }

  return {
    list() {
      const listed = list()
      if (!behind && !isBusy() && listed.some(isDue)) void begin()
      return listed
    },
    inspect,
    async idle() {
      await Promise.allSettled([...running.values()].map(({ inspected }) => inspected))
    },
  }
}
