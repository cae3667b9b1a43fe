import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type FileFormat, formFile } from './form-files'
import type { FormSheet } from './form-sheet'

/** A form as .docx or .xlsx, written in a thread of its own: a year's ledger holds nobody up. Inline in tests. */
export function writeFormFile(format: FileFormat, sheet: FormSheet, threads: boolean): Promise<Uint8Array> {
  if (!threads) return formFile(format, sheet)
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(new URL('./form-thread.js', import.meta.url)), {
      workerData: { format, sheet },
    })
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error(`the thread that writes a form ended`)))
  })
}
