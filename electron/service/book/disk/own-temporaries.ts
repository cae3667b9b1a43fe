import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { scanFolderPrefix } from '../../../files/scan-copies'
import { type FileLock, lockFile } from '../../db/sqlite/file-lock'
import { isOurs, type OwnThing, removeIfOurs } from '../../files/sweep'

/**
 * `read`: a book that may not be written is read from it. `look`: a file without what lies beside it. `scan`: a scan for
 * the system's viewer. `scratch`: a task's.
 */
const prefixes = {
  read: 'zhixing-read-',
  inspect: 'zhixing-inspect-',
  scan: scanFolderPrefix,
  scratch: '.scratch-',
} as const

const lockName = 'in-use'
/** No task takes so long: one whose process has a number that somebody else has now is left over by then. */
const abandonedMs = 3_600_000

/** Copies of a book, what lies beside one, and what is made of them. */
const copies = [{ name: /^(in-use|book\.(db(\.[a-z]{1,10})*|mark|numbers))(-wal|-shm|-journal)?$/ }]

const scans = [
  { name: /^in-use(-wal|-shm|-journal)?$/ },
  { name: /^(copy|.{1,255}\.(pdf|tif|png|jpg|gif|webp))$/ },
]

/** Such a folder, as those are told who tidy: anybody may have a folder that only begins like one of ours. */
export const temporaryOf = (kind: keyof typeof prefixes): OwnThing => ({
  name: new RegExp(`^${prefixes[kind].replace('.', '\\.')}\\d+-[A-Za-z0-9]{6}$`),
  holds: kind === 'scan' ? scans : copies,
})
const ours: readonly OwnThing[] = [
  temporaryOf('read'),
  temporaryOf('inspect'),
  temporaryOf('scan'),
  temporaryOf('scratch'),
]

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
      if (isAbandoned(join(place, name), name, { now, local: local.includes(place) }))
        remove(join(place, name), name)
    }
}

function isAbandoned(path: string, name: string, { now, local }: { now: number; local: boolean }): boolean {
  const pid = /-(\d+)-[A-Za-z0-9]{6}$/.exec(name)?.[1]
  const age = pid ? ageOf(path, name, now) : null
  if (age === null) return false
  // Elsewhere the process may run on another machine: a home folder or the place of a file may be shared.
  if (local && !isRunning(Number(pid))) return true
  // Numbers come round again: whoever has this one now may not be the one who made the folder.
  return age > abandonedMs && isFree(join(path, lockName))
}

/** Milliseconds since it was made or last changed; null for what is no folder of ours and of this user. */
function ageOf(path: string, name: string, now: number): number | null {
  try {
    const stats = lstatSync(path)
    const isTheirs = process.getuid !== undefined && stats.uid !== process.getuid()
    return isTheirs || !isOurs(path, name, ours) ? null : now - stats.mtimeMs
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

function remove(path: string, name: string): void {
  try {
    removeIfOurs(path, name, ours)
  } catch {
    // In somebody's hands after all.
  }
}
