import { findBackup, inspectionOf, noteInspection, type StoredBackup } from './backup-list'

/**
 * Looks at every byte of a backup and remembers what that tells: afterwards `verified` says whether it is as it was
 * written and can be read, `unreadable` why it could not be, and nothing of it is left unknown.
 */
export function inspect(backup: StoredBackup): void {
  const { found, unreadable } = inspectionOf(backup)
  backup.verified = found === 'usable'
  backup.unreadable = unreadable
  delete backup.changed
  if (backup.verified || found === 'differs') noteInspection(backup, backup.verified)
}

/**
 * So many bytes of backups are read in one go without anybody having asked for it: several times the largest data that were
 * measured. A file of any length can be laid into the folder (one full of holes takes no room on the disk), and nothing
 * waits for the reading of that.
 */
export const mostUnasked = 2 * 2 ** 30

/** What is left of it. */
export interface Allowance {
  bytes: number
}

export const allowance = (): Allowance => ({ bytes: mostUnasked })

/** Whether a look at it fits into what is left, which is then less by that. One of another length than it was written with is not read. */
export function isAllowed({ bytes, manifest }: StoredBackup, left: Allowance): boolean {
  if (manifest && manifest.bytes !== bytes) return true
  if (bytes > left.bytes) return false
  left.bytes -= bytes
  return true
}

/** One that nobody looked at, since nobody asked for so much: it is worth nothing until somebody does. */
export const uninspected = ({ changed: _, ...backup }: StoredBackup): StoredBackup => ({
  ...backup,
  verified: false,
  unreadable: 'too_large',
})

/** `inspect` at one that nobody asked for, where `left` allows it. */
export function inspectUnasked(backup: StoredBackup, left: Allowance): void {
  if (isAllowed(backup, left)) {
    inspect(backup)
    return
  }
  delete backup.changed
  Object.assign(backup, uninspected(backup))
}

/** `inspect` by name, for a thread of its own; null when there is no such backup any more. */
export function inspectBackup({ dataDir, name }: { dataDir: string; name: string }): StoredBackup | null {
  const backup = findBackup(dataDir, name)
  if (backup) inspect(backup)
  return backup
}
