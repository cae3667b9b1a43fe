import { findBackup, lookAt, noteLook, type StoredBackup } from './backup-list'

/**
 * Looks at every byte of a backup and remembers what that tells: afterwards `verified` says whether it is as it was
 * written and can be read, `unreadable` why it could not be, and nothing of it is left unknown.
 */
export function look(backup: StoredBackup): void {
  const { found, unreadable } = lookAt(backup)
  backup.verified = found === 'usable'
  backup.unreadable = unreadable
  delete backup.changed
  if (backup.verified || found === 'differs') noteLook(backup, backup.verified)
}

/** The same by name, for a thread of its own; null when there is no such backup any more. */
export function lookAtBackup({ dataDir, name }: { dataDir: string; name: string }): StoredBackup | null {
  const backup = findBackup(dataDir, name)
  if (backup) look(backup)
  return backup
}
