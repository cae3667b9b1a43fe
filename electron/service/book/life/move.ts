import { accessSync, constants, existsSync, realpathSync, rmdirSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { BookState } from '../../../../src/contract/book/state'
import type { MoveAim, MoveOutcome } from '../../../../src/contract/host'
import { makeFolder } from '../../../files/make-folder'
import { Refusal } from '../../refusal'
import { isDiskFull } from '../disk/disk-space'
import { lockBook } from '../lock/book-lock'
import { tooLong } from '../lock/read-only'
import type { RunTask } from '../tasks/run-task'
import type { BookDoor } from './door-shape'
import type { LifeGate } from './life-gate'

export interface MoveOptions {
  dataDir: string
  file: string
  now: () => Date
  gate: LifeGate
  door: BookDoor
  runTask: RunTask
  log(error: unknown): void
}

/** `aim`: `carry` unless told otherwise. */
export type Move = (to: string, aim?: MoveAim) => Promise<MoveOutcome>

/**
 * Takes the book along to another folder; the host then starts the application there. Where a book lies there already
 * nothing is touched: it is opened instead if the person said so, or if there is none here to leave. Whoever begins
 * there leaves this one as it lies.
 */
export function createMove(options: MoveOptions): Move {
  const { dataDir, file, now, gate, door, runTask } = options

  const carry = async (target: string): Promise<void> => {
    const lock = lockBook(target, join(target, basename(file)), 0)
    if (lock.kind === 'in_use') throw new Refusal('in_use')
    // Without a lock it could not be written there.
    if (lock.kind === 'none') throw new Refusal('not_writable')
    try {
      await door.leave(() => runTask('move', { from: dataDir, to: target, at: now().toISOString() }))
    } finally {
      lock.release()
    }
    // The book lies elsewhere now: nothing may be begun here any more.
    void gate.close()
  }

  const move = async (to: string, aim: MoveAim): Promise<MoveOutcome> => {
    const place = placeFor(dataDir, to)
    const { state } = await door.state()
    if (place.kind === 'opened') return aim === 'open' || !ours.includes(state) ? 'opened' : 'taken'
    if (place.kind !== 'free') return place.kind
    // It is the book of this folder, and will be open in a while.
    if (state === 'checking') return 'busy'
    // Not ours to take along: the application goes there without it.
    if (aim === 'begin' || !ours.includes(state)) return 'opened'
    if (door.hindrance()) return 'read_only'
    await carry(place.target)
    return 'moved'
  }

  /** What was made for nothing is taken away again. */
  const moveOrLeaveNothing = async (to: string, aim: MoveAim): Promise<MoveOutcome> => {
    const missing = missingFolders(to)
    let outcome: MoveOutcome | null = null
    try {
      outcome = await move(to, aim)
      return outcome
    } finally {
      if (outcome !== 'moved' && outcome !== 'opened') removeEmpty(missing)
    }
  }

  return async (to, aim = 'carry') => {
    try {
      return await gate.through('move', () => moveOrLeaveNothing(to, aim))
    } catch (error) {
      const outcome = outcomeOf(error)
      if (outcome === 'failed') options.log(error)
      return outcome
    }
  }
}

/** A book in any other state is another one's, or nobody can get at it. */
const ours: readonly string[] = ['open', 'broken'] satisfies BookState['state'][]

const refusals: readonly string[] = [
  'busy',
  'in_use',
  'not_writable',
  'held',
  'differs',
] satisfies MoveOutcome[]

function outcomeOf(error: unknown): MoveOutcome {
  const code = codeOf(error)
  if (error instanceof Refusal && refusals.includes(code)) return code as MoveOutcome
  if (isDiskFull(error)) return 'disk_full'
  if (/^E(ACCES|PERM|ROFS)$/.test(code)) return 'not_writable'
  return 'failed'
}

/** What a folder is to a book that is to lie in it. `opened`: there is a book, which is opened instead. */
type MovePlace =
  | { kind: 'free'; target: string }
  | { kind: 'opened' }
  | { kind: 'not_writable' }
  | { kind: 'path_too_long' }
  | { kind: 'inside' }

/** Looks at the place a book would move to; an empty folder is made on the way, nothing else is touched. */
function placeFor(from: string, to: string): MovePlace {
  let target: string
  // Before anything is made: SQLite opens no path that long, and the system would call it not writable.
  if (tooLong(resolve(to))) return { kind: 'path_too_long' }
  try {
    makeFolder(resolve(to))
    target = realpathSync.native(resolve(to))
    accessSync(target, constants.W_OK)
  } catch (error) {
    return { kind: codeOf(error) === 'ENAMETOOLONG' ? 'path_too_long' : 'not_writable' }
  }
  // Where links lead may be longer.
  if (tooLong(target)) return { kind: 'path_too_long' }
  const own = realpathSync.native(from)
  // A folder inside the book's own would be copied into itself.
  if (target === own || target.startsWith(own + sep)) return { kind: 'inside' }
  return existsSync(join(target, 'book.db')) ? { kind: 'opened' } : { kind: 'free', target }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')

/** The folder and those above it that are not there, the deepest first. */
function missingFolders(to: string): string[] {
  const missing: string[] = []
  for (let at = resolve(to); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.push(at)
  return missing
}

function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(folder)
    } catch {
      // It was never made, or somebody put something there meanwhile.
    }
  }
}
