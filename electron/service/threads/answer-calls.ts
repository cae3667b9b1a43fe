import { type MessagePort, parentPort } from 'node:worker_threads'
import { plainError } from './plain-error'
import type { Calls, Progress, ThreadCall, ThreadReply } from './thread-shape'

/** How a call ended; without `error` it was answered with its result. */
export interface Answered {
  name: string
  error?: unknown
}

/** The port of this thread to the one that started it. */
export function ownPort(): MessagePort {
  if (!parentPort) throw new Error('this runs as a worker thread')
  return parentPort
}

/**
 * Inside a thread: answers what is asked over its port, by the names of `calls`. The thread lives as long as the port is
 * open; `answered` hears of every call after its answer is on the way.
 */
export function answerCalls<C extends Calls<C>>(
  port: MessagePort,
  calls: C,
  answered: (call: Answered) => void = () => undefined,
): void {
  const reply = (message: ThreadReply) => port.postMessage(message)
  const answer = async ({ id, name, argument }: ThreadCall) => {
    const call = calls[name as keyof C]
    const progress: Progress = (done, total) => reply({ id, progress: [done, total] })
    try {
      // Whoever asks by this name was held to its argument (call-thread.ts).
      reply({ id, result: await call(argument as never, progress as never) })
    } catch (error) {
      reply({ id, error: plainError(error) })
      answered({ name, error })
      return
    }
    answered({ name })
  }
  port.on('message', (message: ThreadCall) => void answer(message))
}

/** The same for a thread that is started for one call and ends with it. */
export const answerOne = <C extends Calls<C>>(port: MessagePort, calls: C): void =>
  answerCalls(port, calls, () => port.close())
