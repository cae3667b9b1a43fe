import type { BookState, OwnName } from '../../../src/contract/book'
import type { LifeHandlers } from '../router'
import { someoneInside } from './book-lock'
import { clearName } from './put-aside'

export interface ClearNameOptions {
  dataDir: string
  file: string
  now: () => Date
  state(): Promise<BookState>
  /** Closes the book, does the work, opens what is there afterwards. */
  reopen(whileClosed: () => Promise<void>): Promise<void>
  log(error: unknown): void
}

/** Puts aside what has taken a name of ours, when the person says so. */
export function clearNameHandlers({
  dataDir,
  file,
  now,
  state,
  reopen,
  log,
}: ClearNameOptions): LifeHandlers {
  return {
    async 'book.clearName'(job, { name }: { name: OwnName }) {
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
    },
  }
}
