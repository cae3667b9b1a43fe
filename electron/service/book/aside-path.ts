import { existsSync } from 'node:fs'

/** A free name beside it, dated: 'backups-aside-2026-12-09T01-00-00-000Z'. */
export function asidePath(path: string, now: Date): string {
  const dated = `${path}-aside-${now.toISOString().replaceAll(/[:.]/g, '-')}`
  let free = dated
  for (let copy = 2; existsSync(free); copy++) free = `${dated}-${copy}`
  return free
}
