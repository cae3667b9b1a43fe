import { z } from 'zod'
import { alteredRow, type NotedRow } from '../../../src/contract/book/record'

/** A row as a note in the history holds it, of a book that may come from anywhere. */
export const notedRow: z.ZodType<NotedRow> = z.object({
  table: z.string(),
  key: z.string().refine(text => Array.isArray(read(text))),
  kind: alteredRow.shape.kind,
  present: z.string().refine(isImage).nullable(),
  expected: z.string().refine(isImage).nullable(),
})

/** Of a row: an object. */
function isImage(text: string): boolean {
  const value = read(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
