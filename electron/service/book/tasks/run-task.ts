import { Stopped } from '../../refusal'
import { type CalledThread, startThread } from '../../threads/call-thread'
import type { Progress } from '../../threads/thread-shape'
import { type BookTasks, bookTasks, type TaskName } from './book-tasks'

export type RunTask = <N extends TaskName>(
  name: N,
  input: Parameters<BookTasks[N]>[0],
  onProgress?: Progress,
  /** Where it is aborted the task ends at once, and what was asked is rejected as stopped. Only for tasks that write nothing. */
  signal?: AbortSignal,
) => Promise<Awaited<ReturnType<BookTasks[N]>>>

/** On the calling thread: for tests and the command line. */
export const runTaskInline: RunTask = async (name, input, onProgress = () => undefined) => {
  // As with a thread, whoever asked goes on first.
  await new Promise(setImmediate)
  const task = bookTasks[name] as (given: unknown, progress: Progress) => never
  return task(input, onProgress)
}

/** A thread for one task, which is yet to be asked of it; `name` is for the message when it dies. */
export const startBookThread = (name: TaskName): CalledThread<BookTasks> =>
  startThread<BookTasks>(
    new URL('./backup-thread.js', import.meta.url),
    {},
    error => error ?? new Error(`the thread of ${name} ended`),
  )

/** In a thread that lives as long as its task: the service goes on answering. */
export const runTaskInThread: RunTask = (name, input, onProgress, signal) => {
  const thread = startBookThread(name)
  const stop = () => thread.end()
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  return thread
    .call(name, input, onProgress)
    .catch((error: unknown) => {
      throw signal?.aborted ? new Stopped() : error
    })
    .finally(() => signal?.removeEventListener('abort', stop))
}
