import { makeBackup } from './backups'

export interface BackupClock {
  everyMinutes: number
}

/** Backs the book up each hour in which it changed. */
export function startHourlyBackups(dataDir: string, file: string, clock: BackupClock): () => void {
  const timer = setInterval(
    () => void makeBackup(dataDir, file, 'hourly', new Date()),
    clock.everyMinutes * 60_000,
  )
  return () => clearInterval(timer)
}
