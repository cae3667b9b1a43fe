import type { BookState, OwnName } from '../../../src/contract/book/state'
import { someoneInside } from './book-lock'
import type { LifeGate } from './life-gate'
import type { LifeContext, LifeHandlers } from './life-procedures'
import { clearName } from './put-aside'

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
  const clear = async (job: LifeContext, name: OwnName) => {
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
