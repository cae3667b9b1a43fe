import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { createSpill, spillFolder } from '../db/spill'
import { Refusal, Stopped } from '../refusal'
import { createImportDesk, type ImportDesk } from './import-desk'

export interface DeskRequest {
  id: number
  call: keyof ImportDesk
  argument: unknown
}
export type DeskReply =
  | { id: number; ok: true; result: unknown }
  | {
      id: number
      ok: false
      message: string
      stack: string
      /** Of the system or of SQLite: a full disk is known by it. */
      code?: string | undefined
    }

export interface RunningDesk extends ImportDesk {
  /** Ends it at once, whatever it is doing; calls under way are rejected as stopped. What it put on disk goes with it. */
  end(): void
}

/** On the calling thread: for tests and the command line. */
export function startDeskInline(dataDir: string): RunningDesk {
  const spill = createSpill(spillFolder(dataDir))
  return { ...createImportDesk(spill), end: spill.close }
}

export function startDeskInThread(dataDir: string): RunningDesk {
  const folder = join(spillFolder(dataDir), randomUUID())
  const worker = new Worker(fileURLToPath(new URL('./import-thread.js', import.meta.url)), {
    workerData: { folder },
  })
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>()
  let nextId = 1
  let ended = false
  const rejectAll = (error: Error) => {
    for (const call of waiting.values()) call.reject(error)
    waiting.clear()
  }
  worker.on('message', (reply: DeskReply) => {
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    // The thread answers what was asked of it under this number.
    if (reply.ok) call?.resolve(reply.result as never)
    else call?.reject(Object.assign(new Error(reply.message), { stack: reply.stack, code: reply.code }))
  })
  worker.on('error', (error: Error & { code?: string }) =>
    // A file within all caps that still needs more than a thread has: it is the file that is too large.
    rejectAll(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('too_large') : error),
  )
  worker.on('exit', () => {
    ended = true
    rmSync(folder, { recursive: true, force: true })
    rejectAll(new Stopped())
  })
  const ask =
    <C extends keyof ImportDesk>(call: C) =>
    (argument?: unknown) =>
      new Promise<never>((resolve, reject) => {
        // A thread that is gone answers nobody.
        if (ended) {
          reject(new Stopped())
          return
        }
        const id = nextId++
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, call, argument } satisfies DeskRequest)
      })
  return {
    open: ask('open'),
    preview: ask('preview'),
    accepted: ask('accepted'),
    problems: ask('problems'),
    findings: ask('findings'),
    end() {
      ended = true
      void worker.terminate()
    },
  }
}
