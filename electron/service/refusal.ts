import type { RefusalCode } from '../../src/contract/refusals'

/** An expected refusal of a command or job. The transaction is rolled back and the page says it in words. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly params: Record<string, unknown> = {},
  ) {
    super(`refused: ${code}`)
    this.name = 'Refusal'
  }
}

/** A job was stopped: by a person, or since what it worked for went away (its page, the book, the service). */
export class Stopped extends Error {
  constructor(readonly by: 'person' | 'circumstance' = 'person') {
    super('stopped')
    this.name = 'Stopped'
  }
}

/** Whether a signal tells of a stop that no person asked for, and that somebody has to hear of. */
export const wasInterrupted = ({ aborted, reason }: AbortSignal): boolean =>
  aborted && reason instanceof Stopped && reason.by === 'circumstance'
