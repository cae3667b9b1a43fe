import { execFileSync } from 'node:child_process'
import { copyFileSync } from 'node:fs'

/**
 * Copies a file that SQLite has open in this process. Whoever opens a file and closes it lets go all that his process has
 * locked of it (POSIX), so another process does it; Windows keeps locks by whoever opened. Throws what the disk says.
 */
export function copyApart(from: string, to: string): void {
  if (process.platform === 'win32') copyFileSync(from, to)
  else copyByAnother(from, to)
}

function copyByAnother(from: string, to: string): void {
  const env = { ...process.env, LC_ALL: 'C' }
  try {
    execFileSync('cp', ['--', from, to], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? '')
    throw /No space left|[Qq]uota exceeded/.test(said)
      ? Object.assign(new Error(said.trim()), { code: 'ENOSPC' })
      : error
  }
}
