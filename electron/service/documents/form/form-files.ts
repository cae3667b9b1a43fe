import { formExcel } from './form-excel'
import type { FormSheet } from './form-sheet'
import { formWord } from './word/form-word'

/** The formats that are written without the print window. */
export type FileFormat = 'word' | 'excel'

/** A form as a file: .docx or .xlsx. */
export async function formFile(format: FileFormat, sheet: FormSheet): Promise<Uint8Array> {
  return format === 'word' ? formWord(sheet) : formExcel(sheet)
}
