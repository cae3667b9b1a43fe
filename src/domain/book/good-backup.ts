import type { BackupReason } from './retention'

/** A backup as far as its soundness goes. */
export interface JudgedBackup {
  readonly verified: boolean
  readonly record?: { readonly state: 'whole' | 'altered' | 'unsealed' } | undefined
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
