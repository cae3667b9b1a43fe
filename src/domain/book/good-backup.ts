import type { BackupReason } from './retention'
import type { UnreadableBackup } from './unreadable-backup'

/** A backup as far as its soundness goes. */
export interface JudgedBackup {
  readonly reason: BackupReason
  readonly verified: boolean
  /** Why it could not be read when it was looked at. */
  readonly unreadable?: UnreadableBackup | undefined
  /** It was written to since it was last looked at. */
  readonly changed?: true | undefined
  /** It has the name of another one: when the one that is in it was made. */
  readonly heldAt?: string | undefined
  /** It has not what was done here last, however many steps it has. */
  readonly otherLine?: 'same' | 'other' | undefined
  /** Nothing tells whether it led to the data that were here last. */
  readonly lineUnknown?: true | undefined
  /** `unchecked`: what is in it was recovered from damage, and nobody had gone through it. */
  readonly record?:
    | { readonly state: 'whole' | 'altered' | 'unsealed'; readonly unchecked?: true | undefined }
    | undefined
  /** Of what was salvaged: rows that are missing, at least. */
  readonly lost?: readonly { readonly lost: number }[] | undefined
}

/** Rows that are missing, at least, over all tables. */
export const rowsLost = ({ lost }: Pick<JudgedBackup, 'lost'>): number =>
  (lost ?? []).reduce((sum, one) => sum + one.lost, 0)

/** Of what was salvaged: steps of the history that are missing, at least, wherever they were. */
export const stepsLost = ({
  lost,
}: {
  readonly lost?: readonly { readonly table: string; readonly lost: number }[] | undefined
}): number => lost?.find(one => one.table === 'audit')?.lost ?? 0

/**
 * `unreadable`: nobody can say for now. `bad`: it is not as it was written. `changed`: it was written to since it was last
 * looked at, so nobody knows until the next look. `altered`: its rows are not those of its record. `lossy`, `salvaged`:
 * what damaged data still gave up, with rows that are known to be missing or with none; nothing proves its rows.
 */
export type BackupSoundness = 'unreadable' | 'bad' | 'changed' | 'altered' | 'lossy' | 'salvaged' | 'good'

/** Whether it holds what damaged data gave up: a copy of that itself, or a backup of data made of one that nobody went through yet. */
export const isRecovered = ({ reason, record }: Pick<JudgedBackup, 'reason' | 'record'>): boolean =>
  reason === 'salvaged' || record?.unchecked === true

/** The one rule of what a backup is worth: every page, notice and choice asks it. */
export function soundnessOf(backup: JudgedBackup): BackupSoundness {
  if (backup.unreadable) return 'unreadable'
  if (!backup.verified) return 'bad'
  if (backup.changed) return 'changed'
  if (backup.record?.state === 'altered') return 'altered'
  if (rowsLost(backup) > 0) return 'lossy'
  return isRecovered(backup) ? 'salvaged' : 'good'
}

/** The only ones that are called good, by anybody. */
export const isGoodBackup = (backup: JudgedBackup): boolean => soundnessOf(backup) === 'good'

/** The good ones of the data that are here. */
export const isGoodHere = (backup: JudgedBackup): boolean => isGoodBackup(backup) && !backup.otherLine

/**
 * Those and the ones that may turn out to be: for whoever looks at every byte, or where fewer would be the greater risk.
 * Also backups of recovered data: what was in those since they tell, whoever went through them.
 */
export const mayBeGoodBackup = ({ record, ...backup }: JudgedBackup): boolean =>
  isGoodBackup({ ...backup, changed: undefined, record: record && { state: record.state } })

/**
 * One that may be recommended, beside the others: a good one, or what was salvaged, which says what it lacks. One with the
 * name of another may be older than it says, and is for whoever chooses it.
 */
export const isRecommendable = (backup: JudgedBackup): boolean =>
  !backup.otherLine &&
  // What somebody replaced on purpose: unless it is known to have led to what was here last, it is for whoever chooses it.
  !(backup.lineUnknown && backup.reason === 'before_restore') &&
  !backup.heldAt &&
  !['unreadable', 'bad', 'changed', 'altered'].includes(soundnessOf(backup))

/** Whether there is anything to choose: one that can be restored alone needs no recommendation. */
export const isChoice = (backups: readonly Pick<JudgedBackup, 'verified'>[]): boolean =>
  backups.filter(({ verified }) => verified).length > 1
