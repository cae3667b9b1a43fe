import type { BackupEntry } from '../../../src/contract/book/backups'
import { Refusal } from '../refusal'
import { findBackup, type StoredBackup, storedBackups } from './backup-list'
import type { RunTask } from './run-task'

/** What is known of the backups, and looking again at those that were written to since. */
export interface BackupLooks {
  /** As they lie there now, newest first. Those that changed are looked at behind it, one after the other. */
  list(): StoredBackup[]
  /** Looks at every byte now; whoever asks while it is being looked at waits for the same. Refused as `backup_missing`. */
  look(name: string): Promise<StoredBackup>
  /** Waits for the look that runs. */
  idle(): Promise<void>
}

interface LooksOptions {
  dataDir: string
  runTask: RunTask
  /** The whole book is being copied, moved or replaced: nothing is begun meanwhile. */
  isBusy(): boolean
  /** More is known than before. */
  changed(): void
  log(error: unknown): void
}

type Known = Pick<BackupEntry, 'verified' | 'unreadable'> & { written: string }

const minuteMs = 60_000
const mostAMinute = 3

export function createBackupLooks({ dataDir, runTask, isBusy, changed, log }: LooksOptions): BackupLooks {
  /** What a look found: it stands beside the backup too, unless the folder takes nothing or it could not be read. */
  const known = new Map<string, Known>()
  const running = new Map<string, Promise<StoredBackup>>()
  /** When each was looked at behind a listing: one that is written to all the time is not read all the time. */
  const looks = new Map<string, readonly number[]>()
  const lately = (name: string) => (looks.get(name) ?? []).filter(at => Date.now() - at < minuteMs)
  const isDue = ({ name, changed }: StoredBackup): boolean =>
    changed === true && lately(name).length < mostAMinute
  let behind = false

  const withKnown = (backup: StoredBackup): StoredBackup => {
    const found = known.get(backup.name)
    if (found?.written !== backup.written) return backup
    const { changed: _, ...rest } = backup
    const { unreadable } = found
    const verified = found.verified && backup.manifest?.bytes === backup.bytes
    return { ...rest, verified, ...(unreadable && { unreadable }) }
  }
  const lookNow = async (name: string): Promise<StoredBackup> => {
    const looked = await runTask('look', { dataDir, name }).catch((error: unknown) => {
      // It was taken away while it was read.
      if (findBackup(dataDir, name)) throw error
      return null
    })
    if (!looked) throw new Refusal('backup_missing')
    known.set(name, looked)
    return looked
  }
  const look = (name: string): Promise<StoredBackup> => {
    const now = running.get(name) ?? lookNow(name).finally(() => running.delete(name))
    running.set(name, now)
    return now
  }

  const list = () => storedBackups(dataDir).map(withKnown)
  const lookBehind = async () => {
    for (;;) {
      const next = isBusy() ? undefined : list().find(isDue)
      if (!next) return
      looks.set(next.name, [...lately(next.name), Date.now()])
      const found = await look(next.name).catch((error: unknown) => {
        // It was taken away meanwhile.
        if (error instanceof Refusal) return null
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
      await lookBehind()
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
    look,
    async idle() {
      await Promise.allSettled(running.values())
    },
  }
}
