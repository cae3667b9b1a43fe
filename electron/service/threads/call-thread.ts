import { type MessagePort, Worker } from 'node:worker_threads'
import { errorOf } from './plain-error'
import type { Calls, Progress, ThreadCall, ThreadReply } from './thread-shape'

/** Asks by name; rejected with what the other side threw: a Refusal with its parameters, Stopped, or an error with its code. */
type Ask<C extends Calls<C>> = <N extends keyof C & string>(
  name: N,
  argument: Parameters<C[N]>[0],
  onProgress?: Progress,
) => Promise<Awaited<ReturnType<C[N]>>>

export interface CalledThread<C extends Calls<C>> {
  call: Ask<C>
  /** Ends it at once, whatever it is doing. */
  end(): void
  /** Fulfilled when it is gone. */
  readonly exited: Promise<void>
}

/** One side of a port, whose other side answers calls. `rejectAll` is for whoever sees that nobody answers any more. */
export function callsOver<C extends Calls<C>>(
  port: Pick<MessagePort | Worker, 'on' | 'postMessage'>,
): { call: Ask<C>; rejectAll(error: Error): void } {
  const waiting = new Map<
    number,
    { resolve(result: unknown): void; reject(error: Error): void; onProgress: Progress | undefined }
  >()
  let nextId = 1
  port.on('message', (reply: ThreadReply) => {
    const call = waiting.get(reply.id)
    if ('progress' in reply) {
      call?.onProgress?.(...reply.progress)
      return
    }
    waiting.delete(reply.id)
    if ('error' in reply) call?.reject(errorOf(reply.error))
    else call?.resolve(reply.result)
  })
  return {
    call: (name, argument, onProgress) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        // Under this number the other side answers what was asked.
        waiting.set(id, { resolve: resolve as (result: unknown) => void, reject, onProgress })
        port.postMessage({ id, name, argument } satisfies ThreadCall)
      }),
    rejectAll(error) {
      for (const call of waiting.values()) call.reject(error)
      waiting.clear()
    },
  }
}

/**
 * Starts a thread that answers calls. `ended` is asked once, when it died (of the error given) or ended: what it returns
 * is what the calls under way, and all later ones, are rejected with.
 */
export function startThread<C extends Calls<C>>(
  script: URL,
  workerData: unknown,
  ended: (error: Error | null) => Error,
): CalledThread<C> {
  const worker = new Worker(script, { workerData })
  const calls = callsOver<C>(worker)
  let cause: Error | null = null
  const gone = (error: Error | null) => {
    if (cause) return
    cause = ended(error)
    calls.rejectAll(cause)
  }
  worker.on('error', gone)
  const exited = new Promise<void>(resolve => {
    worker.on('exit', () => {
      gone(null)
      resolve()
    })
  })
  return {
    // A thread that is gone answers nobody.
    call: (name, argument, onProgress) =>
      cause ? Promise.reject(cause) : calls.call(name, argument, onProgress),
    end() {
      gone(null)
      void worker.terminate()
    },
    exited,
  }
}
