import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FileLock, lockFile } from '../db/file-lock'

/** `read`: a book that may not be written is read from it. `look`: a file without what lies beside it. `scratch`: a task's. */
const prefixes = { read: 'zhixing-read-', look: 'zhixing-look-', scratch: '.scratch-' } as const

const lockName = 'in-use'
const hourMs = 3_600_000
/** No task takes so long: what bears no process, or one whose number somebody else has now, is left over by then. */
const abandonedMs = { known: hourMs, unknown: 24 * hourMs }

export interface Temporary {
  folder: string
  /** Removes it. */
  release(): void
}

/**
 * A folder for copies of a book, which hold what the book holds, names and phones. It bears the number of its process
 * and a lock inside, so that it is removed when the process was killed, and never under one that runs.
 */
export function makeTemporary(place: string, kind: keyof typeof prefixes): Temporary {
  const folder = mkdtempSync(join(place, `${prefixes[kind]}${process.pid}-`))
  const lock = locked(join(folder, lockName))
  return {
    folder,
    release() {
      lock?.release()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Where copies are laid when the folder of the book will not do: the first with room is taken. */
export const temporaryPlaces = (): string[] => [...placesOfThisMachine(), homedir()]

const placesOfThisMachine = (): string[] =>
  [tmpdir(), process.env.XDG_RUNTIME_DIR, '/dev/shm'].filter(one => one !== undefined)

/** Removes what killed processes left in these folders. */
export function sweepTemporaries(places: readonly string[] = temporaryPlaces(), now = Date.now()): void {
  const local = placesOfThisMachine()
  for (const place of new Set(places))
    for (const name of namesIn(place)) {
      const prefix = Object.values(prefixes).find(one => name.startsWith(one))
      const path = join(place, name)
      const rest = name.slice(prefix?.length)
      if (prefix && isAbandoned(path, rest, { now, local: local.includes(place) })) remove(path)
    }
}

function isAbandoned(path: string, rest: string, { now, local }: { now: number; local: boolean }): boolean {
  const age = ageOf(path, now)
  if (age === null) return false
  const pid = /^(\d+)-[A-Za-z0-9]{6}$/.exec(rest)?.[1]
  if (!pid) return /^[A-Za-z0-9]{6}$/.test(rest) && age > abandonedMs.unknown
  // Elsewhere the process may run on another machine: a home folder or the place of a file may be shared.
  if (local && !isRunning(Number(pid))) return true
  // Numbers come round again: whoever has this one now may not be the one who made the folder.
  return age > abandonedMs.known && isFree(join(path, lockName))
}

/** Milliseconds since it was made or last changed; null for what is no folder of this user. */
function ageOf(path: string, now: number): number | null {
  try {
    const stats = lstatSync(path)
    const isOurs = process.getuid === undefined || stats.uid === process.getuid()
    return isOurs && stats.isDirectory() ? now - stats.mtimeMs : null
  } catch {
    return null
  }
}

function locked(path: string): FileLock | null {
  try {
    return lockFile(path, 0)
  } catch {
    // A place without locks: the number of the process alone speaks for the folder.
    return null
  }
}

function isFree(path: string): boolean {
  if (!existsSync(path)) return false
  const lock = locked(path)
  lock?.release()
  return lock !== null
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: unknown }).code === 'EPERM'
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // In somebody's hands after all.
  }
}
