import { startThread } from '../../threads/call-thread'
import { formExcel } from './form-excel'
import type { FormSheet } from './form-sheet'
import { formWord } from './word/form-word'

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

/** The formats that are written without the print window. */
type FileFormat = 'word' | 'excel'

/** A form as a file: .docx or .xlsx. */
async function formFile(format: FileFormat, sheet: FormSheet): Promise<Uint8Array> {
  return format === 'word' ? formWord(sheet) : formExcel(sheet)
}
