import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { CommandRequest, CommandResult, Writer } from '../commands'
import { Refusal, Stopped } from '../refusal'

export type WriterReply =
  | { id: number; ok: true; result: CommandResult }
  | {
      id: number
      ok: false
      error:
        | { stopped: true }
        | { refusal: { code: string; params: Record<string, unknown> } }
        | { message: string; stack: string; code: string | null }
    }

/**
 * The writer in its own thread: reads go on while a long import is written. The thread is started by the first
 * command, or by `warm`: until then the file is as it was closed, and the first page has the processor to itself.
 */
export function startWriterThread(file: string, onDeath: (error: Error) => void): Writer {
  let running: { worker: Worker; exited: Promise<void> } | null = null
  const waiting = new Map<
    number,
    { resolve: (result: CommandResult) => void; reject: (error: Error) => void }
  >()
  let nextId = 1
  let closing = false
  const died = (error: Error) => {
    for (const call of waiting.values()) call.reject(error)
    waiting.clear()
    if (!closing) onDeath(error)
  }
  const hear = (reply: WriterReply) => {
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (!call) return
    if (reply.ok) call.resolve(reply.result)
    else if ('stopped' in reply.error) call.reject(new Stopped())
    else if ('refusal' in reply.error)
      call.reject(new Refusal(reply.error.refusal.code, reply.error.refusal.params))
    else
      call.reject(
        Object.assign(new Error(reply.error.message), { stack: reply.error.stack, code: reply.error.code }),
      )
  }
  const start = () => {
    const worker = new Worker(fileURLToPath(new URL('./writer-thread.js', import.meta.url)), {
      workerData: { file },
    })
    worker.on('message', hear)
    worker.on('error', died)
    const exited = new Promise<void>(resolve => {
      worker.on('exit', () => {
        died(new Error('the writer thread ended'))
        resolve()
      })
    })
    return { worker, exited }
  }
  const thread = () => {
    running ??= start()
    return running.worker
  }
  return {
    warm() {
      if (!closing) thread()
    },
    run: (request: CommandRequest) =>
      new Promise((resolve, reject) => {
        if (closing) {
          reject(new Stopped())
          return
        }
        const id = nextId++
        waiting.set(id, { resolve, reject })
        thread().postMessage({ id, request })
      }),
    async close(seal) {
      closing = true
      // What may be sealed now is sealed by the writer, even if it had nothing to write.
      const ending = seal ? thread() : running?.worker
      ending?.postMessage({ close: true, seal })
      await running?.exited
    },
  }
}
