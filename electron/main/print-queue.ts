export type PrintFailureCode = 'closed' | 'timeout' | 'crashed' | 'load_failed'

/** An expected failure of the print window: the page says what happened and the person tries again. */
export class PrintFailure extends Error {
  constructor(readonly code: PrintFailureCode) {
    super(`print: ${code}`)
    this.name = 'PrintFailure'
  }
}

interface Waiting {
  run: () => Promise<void>
  refuse: (reason: PrintFailure) => void
}

export interface PrintQueue {
  /** Runs after everything added before it; a failure stays with its own job. */
  add<T>(job: () => Promise<T>): Promise<T>
  /** Refuses what waits and whatever comes later; the running job is left to its owner. */
  close(): void
}

/** One window prints one document at a time. */
export function createPrintQueue(): PrintQueue {
  const waiting: Waiting[] = []
  let running = false
  let closed = false

  async function drain(): Promise<void> {
    if (running) return
    running = true
    for (let next = waiting.shift(); next; next = waiting.shift()) await next.run()
    running = false
  }

  return {
    add<T>(job: () => Promise<T>): Promise<T> {
      if (closed) return Promise.reject(new PrintFailure('closed'))
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run: () => Promise.resolve().then(job).then(resolve, reject), refuse: reject })
        void drain()
      })
    },
    close() {
      closed = true
      for (const { refuse } of waiting.splice(0)) refuse(new PrintFailure('closed'))
    },
  }
}

/** Fails with `timeout` after `milliseconds`; `signal` fails it at once with the signal's reason (a crash, a close). */
export function within<T>(work: Promise<T>, milliseconds: number, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new PrintFailure('timeout'))), milliseconds)
    const stop = () => finish(() => reject(signal.reason))
    function finish(settle: () => void): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      settle()
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
    work.then(
      value => finish(() => resolve(value)),
      (reason: unknown) => finish(() => reject(reason)),
    )
  })
}
