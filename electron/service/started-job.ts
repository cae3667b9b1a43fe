import type { RunningJob } from '../../src/contract/book/state'
import { Stopped } from './refusal'
import type { RunningJobs } from './running-jobs'

/** A job that was asked for: how it is stopped, and whether somebody waits for it. */
export interface StartedJob {
  /** Whoever began it stops it, somebody who was asked about it, or the closing of the book: whichever comes first. */
  readonly signal: AbortSignal
  /**
   * Somebody waits for it: it stands among those that run until `end`, with the records it gives out of the house. The id
   * it has there.
   */
  announce(job: Omit<RunningJob, 'id'>, leaving?: readonly string[]): { id: string }
  close(): void
  /** Nobody asked it to stop: whoever waits for it has to be told why it did. */
  isClosedUnder(error: unknown): boolean
  end(): void
}

export function startJob(signal: AbortSignal, jobs: RunningJobs): StartedJob {
  const asked = new AbortController()
  const closing = new AbortController()
  let announced: ReturnType<RunningJobs['begin']> | null = null
  return {
    signal: AbortSignal.any([signal, asked.signal, closing.signal]),
    announce(job, leaving) {
      announced ??= jobs.begin(job, () => asked.abort(new Stopped()), leaving)
      return announced
    },
    close: () => closing.abort(new Stopped('circumstance')),
    isClosedUnder: error =>
      error instanceof Stopped && closing.signal.aborted && !signal.aborted && !asked.signal.aborted,
    end: () => announced?.end(),
  }
}
