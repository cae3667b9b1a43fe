import { isInChain, type Step } from '../../db/sqlite/record/chain'
import { openInspected, readAlone } from '../file/inspect'
import type { LostSteps } from '../file/lost-steps'
import type { StoredBackup } from './backup-list'

/**
 * Whether a backup goes on from the last step that was kept, towards the last there was. One that went on from there to
 * another step than that has none of those in between.
 */
export function reachesInto(backup: StoredBackup, { held, newest }: LostSteps): boolean {
  const last = backup.lastStep ?? 0
  return last > held.seq && hasStep(backup, held) && (last < newest.seq || hasStep(backup, newest))
}

/** Whether the data themselves have all that is in the backup: it was made of them, after the others were lost. */
export function isPassed(file: string, { manifest }: StoredBackup): boolean {
  if (!manifest) return false
  const { auditSeq, auditHash } = manifest
  return stepIsIn(file, { seq: auditSeq, hash: auditHash })
}

function hasStep({ path }: StoredBackup, step: Step): boolean {
  try {
    return readAlone(path, alone => stepIsIn(alone, step))
  } catch {
    return false
  }
}

function stepIsIn(file: string, { seq, hash }: Step): boolean {
  const sqlite = openInspected(file)
  if (!sqlite) return false
  try {
    return seq === 0 || isInChain(sqlite, seq, hash)
  } finally {
    sqlite.close()
  }
}
