import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../refusal'
import { bookTasks, type TaskName, type TaskProgress } from './book-tasks'
import type { TaskMessage } from './run-task'

/** Entry of the thread that copies, packs, checks and prepares whole books. One task, then it ends. */
const { name, input } = workerData as { name: TaskName; input: unknown }
const say = (message: TaskMessage) => parentPort?.postMessage(message)
const task = bookTasks[name] as (given: unknown, progress: TaskProgress) => unknown

async function carryOut(): Promise<void> {
  say({ result: await task(input, (done, total) => say({ progress: [done, total] })) })
}

void carryOut().catch((error: unknown) => {
  const known = error as { message?: string; stack?: string; code?: string }
  say({
    error: {
      refusal: error instanceof Refusal ? { code: error.code, params: error.params } : null,
      message: known.message ?? String(error),
      stack: known.stack ?? '',
      code: error instanceof Refusal ? null : (known.code ?? null),
    },
  })
})
