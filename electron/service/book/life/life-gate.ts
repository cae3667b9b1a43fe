import type { LifeWork } from '../../../../src/contract/book/state'
import { Refusal } from '../../refusal'

/** One door for everything that makes, replaces, moves or copies a whole book. */
export interface LifeGate {
  /** Null while nothing runs. */
  running(): LifeWork | null
  /** Carries the work out alone: while one runs, every other is refused as `busy`, whoever asks. */
  through<T>(what: LifeWork, work: () => Promise<T>): Promise<T>
  /** Waits for what runs. */
  idle(): Promise<void>
  /** The service is being ended: what can be stopped should stop. */
  isClosing(): boolean
  /** Lets nothing more through and waits for what runs. */
  close(): Promise<void>
}

/** `changed` is told when one begins and when it has ended, so that pages know what they may offer. */
export function createLifeGate(changed: (what: LifeWork, running: boolean) => void): LifeGate {
  let running: LifeWork | null = null
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  const carryOut = async <T>(what: LifeWork, work: () => Promise<T>): Promise<T> => {
    changed(what, true)
    try {
      return await work()
    } finally {
      running = null
      changed(what, false)
    }
  }

  return {
    running: () => running,
    async idle() {
      await last
    },
    isClosing: () => closed,
    async through(what, work) {
      if (running !== null || closed) throw new Refusal('busy', { running })
      running = what
      const own = carryOut(what, work)
      last = own.catch(() => undefined)
      return own
    },
    async close() {
      closed = true
      await last
    },
  }
}
