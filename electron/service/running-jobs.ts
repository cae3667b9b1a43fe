import { randomUUID } from 'node:crypto'
import type { RunningJob } from '../../src/contract/book/state'

/** The jobs that somebody waits for, from when they say so until they have ended, however that comes. */
export interface RunningJobs {
  list(): RunningJob[]
  /** Returns its id, and what takes it off the list. `leaving`: ids of the records it gives out of the house. */
  begin(
    job: Omit<RunningJob, 'id'>,
    stop: () => void,
    leaving?: readonly string[],
  ): { id: string; end: () => void }
  /** Ids of the records that some of them give out of the house. */
  leaving(): string[]
  /** Tells those that still run to stop. */
  stop(ids: readonly string[]): void
}

/** `changed` is told when one begins and when it has ended. */
export function createRunningJobs(changed: () => void): RunningJobs {
  const running = new Map<string, { job: RunningJob; stop: () => void; leaving: readonly string[] }>()
  return {
    list: () => [...running.values()].map(one => one.job),
    leaving: () => [...running.values()].flatMap(one => one.leaving),
    begin(job, stop, leaving = []) {
      const id = randomUUID()
      running.set(id, { job: { id, ...job }, stop, leaving })
      changed()
      return {
        id,
        end() {
          if (running.delete(id)) changed()
        },
      }
    },
    stop(ids) {
      for (const id of ids) running.get(id)?.stop()
    },
  }
}
