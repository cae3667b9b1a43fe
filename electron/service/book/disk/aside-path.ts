import { existsSync } from 'node:fs'
import { isOwnName } from '../../files/own-names'

/** A free name beside it, dated: 'backups-aside-2026-12-09T01-00-00-000Z'. */
export function asidePath(path: string, now: Date): string {
  const dated = `${path}-aside-${now.toISOString().replaceAll(/[:.]/g, '-')}`
  let free = dated
  for (let copy = 2; existsSync(free); copy++) free = `${dated}-${copy}`
  return free
}

const datedAside = /^(.+)-aside-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z(-\d+)?$/

/** Whether it is what lay under a name of ours and was put aside. */
export const isPutAside = (name: string): boolean => isOwnName(datedAside.exec(name)?.[1] ?? '')
