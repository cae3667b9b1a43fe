import { startThread } from '../../threads/call-thread'
import { type FileFormat, formFile } from './form-files'
import type { FormSheet } from './form-sheet'

/** What the thread that writes a form is asked. */
export const formFileCalls = {
  write: ({ format, sheet }: { format: FileFormat; sheet: FormSheet }) => formFile(format, sheet),
}

/** A form as .docx or .xlsx, written in a thread of its own: a year's ledger holds nobody up. Inline in tests. */
export function writeFormFile(format: FileFormat, sheet: FormSheet, threads: boolean): Promise<Uint8Array> {
  if (!threads) return formFile(format, sheet)
  return startThread<typeof formFileCalls>(
    new URL('./form-thread.js', import.meta.url),
    {},
    error => error ?? new Error('the thread that writes a form ended'),
  ).call('write', { format, sheet })
}
