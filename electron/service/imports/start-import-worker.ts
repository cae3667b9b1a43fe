import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createSpill, spillFolder } from '../db/spill'
import { Refusal, Stopped } from '../refusal'
import { startThread } from '../threads/call-thread'
import { createImportWorker, type ImportWorker } from './import-worker'

export interface RunningImportWorker extends ImportWorker {
  /** Ends it at once, whatever it is doing; calls under way are rejected as stopped. What it put on disk goes with it. */
  end(): void
}

/** On the calling thread: for tests and the command line. */
export function startImportInline(dataDir: string): RunningImportWorker {
  const spill = createSpill(spillFolder(dataDir))
  return { ...createImportWorker(spill), end: spill.close }
}

export function startImportInThread(dataDir: string): RunningImportWorker {
  const folder = join(spillFolder(dataDir), randomUUID())
  const { call, end, exited } = startThread<ImportWorker>(
    new URL('./import-thread.js', import.meta.url),
    { folder },
    causeOfEnd,
  )
  void exited.then(() => rmSync(folder, { recursive: true, force: true }))
  return {
    open: source => call('open', source),
    preview: request => call('preview', request),
    accepted: () => call('accepted', undefined),
    problems: () => call('problems', undefined),
    findings: request => call('findings', request),
    changes: request => call('changes', request),
    end,
  }
}

/** A file within all caps that still needs more than a thread has: it is the file that is too large. */
function causeOfEnd(error: (Error & { code?: string }) | null): Error {
  if (error?.code === 'ERR_WORKER_OUT_OF_MEMORY') return new Refusal('too_large')
  return error ?? new Stopped()
}
