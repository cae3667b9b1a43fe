import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Puts a broken book, with its write-ahead log, aside under a dated name. Nothing is deleted. Returns where it lies. */
export function quarantine(dataDir: string, file: string, now: Date): string {
  const folder = join(dataDir, 'quarantine', now.toISOString().replaceAll(/[:.]/g, '-'))
  mkdirSync(folder, { recursive: true })
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, join(folder, basename(file) + suffix))
  }
  return folder
}
