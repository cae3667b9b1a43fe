import { z } from 'zod'
import { lostScans } from './book/backups'
import { job } from './define'

export const checkedScans = z.object({
  /** Scans the book and its undo name, each once for every paper it was attached to. */
  count: z.number(),
  /** Whether every byte of them was read; else their names and sizes were looked at. */
  read: z.boolean(),
  lost: lostScans,
})
export type CheckedScans = z.infer<typeof checkedScans>

/** Files are filed with what they belong to; here they are looked at together. */
export const attachments = {
  /** Whether each scan is there and is what was attached. What it finds is said wherever the scan counts. */
  check: job({
    input: z.object({ read: z.boolean() }),
    output: checkedScans,
    outside: true,
    refusals: ['no_book', 'book_busy'],
  }),
}
