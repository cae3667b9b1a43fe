import { existsSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { OwnName } from '../../../src/contract/book/state'
import { lockFile } from '../db/sqlite/file-lock'
import { syncFolder } from '../files/durable'
import { isTaken } from '../files/own-names'

/** A free name beside it, dated: 'backups-aside-2026-12-09T01-00-00-000Z'. */
export function asidePath(path: string, now: Date): string {
  const dated = `${path}-aside-${now.toISOString().replaceAll(/[:.]/g, '-')}`
  let free = dated
  for (let copy = 2; existsSync(free); copy++) free = `${dated}-${copy}`
  return free
}

/**
 * Gives what has taken a name of ours another name beside it; nothing is deleted. One at a time: two that both
 * saw a folder in the lock's place would else rename the lock the first one has just made. Returns where it
 * lies, or null when the name is free already.
 */
export function clearName(dataDir: string, name: OwnName, now: Date): string | null {
  const turn = lockFile(join(dataDir, '.aside.lock'), 2_000)
  try {
    const path = join(dataDir, name)
    if (!isTaken(dataDir, name)) return null
    const kept = asidePath(path, now)
    renameSync(path, kept)
    syncFolder(dirname(path))
    return kept
  } finally {
    turn.release()
  }
}
