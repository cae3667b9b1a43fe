import type { Database } from 'better-sqlite3'
import { hourlyDue } from '../../../../src/domain/book/retention'
import { headOf } from '../../db/sqlite/record/audit'
import { storedBackups } from '../backup-files/backup-list'
import type { Backups } from './backups'

export interface BackupClock {
  /** How often it is looked whether a backup is due. */
  everyMinutes: number
}

interface HourlyOptions {
  dataDir: string
  backups: Backups
  /** A damaged book, or one that lacks steps, has said so; it is not told again every ten minutes. */
  damaged(): boolean
  reader: Database
  clock: BackupClock
  now: () => Date
  log(error: unknown): void
}

/**
 * Backs the book up each hour in which it changed. It looks often and goes by the last backup's age,
 * so that a desk which is switched on for forty minutes a day has its backups too.
 */
export function startHourlyBackups(options: HourlyOptions): () => void {
  const tick = () => {
    if (!options.damaged()) void backUpIfDue(options).catch(options.log)
  }
  const timer = setInterval(tick, options.clock.everyMinutes * 60_000)
  timer.unref()
  return () => clearInterval(timer)
}

export async function backUpIfDue({
  dataDir,
  backups,
  reader,
  now,
}: Omit<HourlyOptions, 'clock' | 'log' | 'damaged'>) {
  // One that is not as it was written, or may not be, keeps nothing: another is due.
  const newest = storedBackups(dataDir).find(one => one.verified && !one.changed)
  const last = newest ? { at: newest.at, head: newest.manifest?.auditHash ?? '' } : null
  const head = headOf(reader)
  // An empty book has nothing to lose.
  if (head.seq === 0 || !hourlyDue(last, head.hash, now().toISOString())) return null
  return backups.make('hourly')
}
