import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../refusal'
import { type BookTasks, bookTasks, type TaskName, type TaskProgress } from './book-tasks'

export type TaskMessage =
  | { progress: [number, number] }
  | { result: unknown }
  | {
      error: {
        refusal: { code: string; params: Record<string, unknown> } | null
        message: string
        stack: string
        code: string | null
      }
    }

export type RunTask = <N extends TaskName>(
  name: N,
  input: Parameters<BookTasks[N]>[0],
  onProgress?: TaskProgress,
) => Promise<Awaited<ReturnType<BookTasks[N]>>>

/** On the calling thread: for tests and the command line. */
export const runTaskInline: RunTask = async (name, input, onProgress = () => undefined) => {
  // As with a thread, whoever asked goes on first.
  await new Promise(setImmediate)
  const task = bookTasks[name] as (given: unknown, progress: TaskProgress) => never
  return task(input, onProgress)
}

/** In a thread that lives as long as its task: the service goes on answering. */
export const runTaskInThread: RunTask = (name, input, onProgress) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(new URL('./backup-thread.js', import.meta.url)), {
      workerData: { name, input },
    })
    worker.on('message', (message: TaskMessage) => {
      if ('progress' in message) onProgress?.(...message.progress)
      // The thread ran the task of this name.
      else if ('result' in message) resolve(message.result as never)
      else if (message.error.refusal)
        reject(new Refusal(message.error.refusal.code, message.error.refusal.params))
      else
        reject(
          Object.assign(new Error(message.error.message), {
            stack: message.error.stack,
            code: message.error.code,
          }),
        )
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error(`the thread of ${name} ended`)))
  })
