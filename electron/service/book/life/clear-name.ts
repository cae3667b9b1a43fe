import { renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { TakenName } from '../../../../src/contract/book/own-name'
import type { BookState } from '../../../../src/contract/book/state'
import { lockFile } from '../../db/sqlite/file-lock'
import { syncFolder } from '../../files/durable'
import { isTaken } from '../../files/own-names'
import { asidePath } from '../disk/aside-path'
import { someoneInside } from '../lock/book-lock'
import type { LifeGate } from './life-gate'
import type { LifeContext, LifeHandlers } from './life-procedures'

export interface ClearNameOptions {
  dataDir: string
  file: string
  now: () => Date
  state(): Promise<BookState>
  gate: LifeGate
  /** Closes the book, does the work, opens what is there afterwards. */
  reopen<T>(whileClosed: () => Promise<T>): Promise<T>
  log(error: unknown): void
}

/** Puts aside what has taken a name of ours, when the person says so. */
export function clearNameHandlers({
  dataDir,
  file,
  now,
  state,
  gate,
  reopen,
  log,
}: ClearNameOptions): Pick<LifeHandlers, 'book.clearName'> {
  const clear = async (job: LifeContext, name: TakenName) => {
    if ((await state()).state === 'in_use') job.refuse('in_use')
    let kept: string | null = null
    let refusal: 'in_use' | 'name_not_cleared' | null = null
    await reopen(async () => {
      try {
        // A lock that was moved away from under somebody still holds for them.
        if (name === 'book.lock' && someoneInside(file)) refusal = 'in_use'
        else kept = clearName(dataDir, name, now())
      } catch (error) {
        log(error)
        refusal = 'name_not_cleared'
      }
    })
    if (refusal) job.refuse(refusal, { name })
    return { kept }
  }
  return {
    'book.clearName': (job, { name }) => gate.through('aside', () => clear(job, name)),
  }
}

/**
 * Gives what has taken a name of ours another name beside it; nothing is deleted. One at a time: two that both
 * saw a folder in the lock's place would else rename the lock the first one has just made. Returns where it
 * lies, or null when the name is free already.
 */
function clearName(dataDir: string, name: TakenName, now: Date): string | null {
  const turn = lockFile(join(dataDir, '.aside.lock'), 2_000)
  try {
    const path = join(dataDir, name)
    if (!isTaken(dataDir, name)) return null
    const kept = asidePath(path, now)
    renameSync(path, kept)
    syncFolder(dirname(path))
    return kept
  } finally {
    turn.release()
  }
}
