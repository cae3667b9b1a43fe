import type { BackupReason } from './retention'

/** A backup as far as its soundness goes. */
export interface JudgedBackup {
  readonly verified: boolean
  readonly record?: { readonly state: 'whole' | 'altered' | 'unsealed' } | undefined
  /** Of what was salvaged: rows that are missing, at least. */
  readonly lost?: readonly { readonly lost: number }[] | undefined
}

/** Rows that are missing, at least, over all tables. */
export const rowsLost = ({ lost }: JudgedBackup): number =>
  (lost ?? []).reduce((sum, one) => sum + one.lost, 0)

export type BackupSoundness = 'bad' | 'altered' | 'lossy' | 'good'

/** What every page says of a backup: one that is as it was written, and yet lacks what damage took, is not called good. */
export function soundnessOf(backup: JudgedBackup): BackupSoundness {
  if (!backup.verified) return 'bad'
  if (backup.record?.state === 'altered') return 'altered'
  return rowsLost(backup) > 0 ? 'lossy' : 'good'
}

/** Whether there is anything to choose: one that can be restored alone needs no recommendation. */
export const isChoice = (backups: readonly Pick<JudgedBackup, 'verified'>[]): boolean =>
  backups.filter(({ verified }) => verified).length > 1

/** One to recommend: it is what was written, and its rows are those of its record. */
export const isGoodBackup = ({ verified, record }: JudgedBackup): boolean =>
  verified && record?.state !== 'altered'

/** One to call good: what was salvaged lacks something. */
export const isNewestGood = (backup: JudgedBackup & { readonly reason: BackupReason }): boolean =>
  isGoodBackup(backup) && backup.reason !== 'salvaged'
