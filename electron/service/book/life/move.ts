import { accessSync, constants, existsSync, realpathSync } from 'node:fs'
import { basename, join, resolve, sep } from 'node:path'
import type { BookState } from '../../../../src/contract/book/state'
import type { MoveAim, MoveOutcome } from '../../../../src/contract/host'
import { makeFolder } from '../../../files/make-folder'
import { Refusal } from '../../refusal'
import { isDiskFull } from '../disk/disk-space'
import { lockBook } from '../lock/book-lock'
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

  return async (to, aim = 'carry') => {
    try {
      return await gate.through('move', () => move(to, aim))
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
  const code = String((error as { code?: unknown } | null)?.code ?? '')
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
  | { kind: 'inside' }

/** Looks at the place a book would move to; an empty folder is made on the way, nothing else is touched. */
function placeFor(from: string, to: string): MovePlace {
  let target: string
  try {
    makeFolder(resolve(to))
    target = realpathSync.native(resolve(to))
    accessSync(target, constants.W_OK)
  } catch {
    return { kind: 'not_writable' }
  }
  const own = realpathSync.native(from)
  // A folder inside the book's own would be copied into itself.
  if (target === own || target.startsWith(own + sep)) return { kind: 'inside' }
  return existsSync(join(target, 'book.db')) ? { kind: 'opened' } : { kind: 'free', target }
}
