import type { BookNotice } from '../../../../src/contract/book/state'
import { unsettledLosses } from '../file/lost-steps'
import type { BookTasks } from '../tasks/book-tasks'
import type { RunTask } from '../tasks/run-task'

type Offer = Awaited<ReturnType<BookTasks['offerMore']>>

/** What is said of steps that are missing from the open book. */
export interface LossWatch {
  /** A book was opened: a backup that has more of the missing steps is looked for. */
  opened(): void
  hasUnsettled(): boolean
  notices(): BookNotice[]
}

interface LossWatchOptions {
  dataDir: string
  runTask: RunTask
  /** Something is known that was not before. */
  changed(): void
  log(error: unknown): void
}

export function watchLosses({ dataDir, runTask, changed, log }: LossWatchOptions): LossWatch {
  let offers = new Map<string, Offer>()
  const search = async (found: Map<string, Offer>) => {
    for (const { kept, held, newest } of unsettledLosses(dataDir)) {
      const offer = await runTask('offerMore', { dataDir, held, newest }).catch((error: unknown) => {
        log(error)
        return null
      })
      found.set(kept, offer)
      changed()
    }
  }
  return {
    opened() {
      // Each opening has its own: what one before still finds says nothing of this one.
      offers = new Map()
      void search(offers).catch(log)
    },
    hasUnsettled: () => unsettledLosses(dataDir).length > 0,
    notices: () =>
      unsettledLosses(dataDir).map(({ newest, held, kept, twice }) => {
        const offer = offers.get(kept)
        const holds = Math.min(offer?.lastStep ?? 0, newest.seq) - held.seq
        return {
          code: 'commands_lost',
          count: newest.seq - held.seq,
          held: held.seq,
          kept,
          ...(twice && { twice }),
          weighing: offer === undefined,
          backup: offer ? { name: offer.name, at: offer.at, holds } : null,
        }
      }),
  }
}
