import { z } from 'zod'

const step = z.object({ seq: z.number().int(), hash: z.string() })

export const markShape = z.object({
  /** The last acknowledged command. */
  seq: z.number().int(),
  hash: z.string(),
  /** The file as it was when it was closed properly; null while it is open, and after a crash. */
  closed: z.object({ bytes: z.number(), sha256: z.string() }).nullable(),
  /** What it told of before the data had another step in that place (`disputedStep`); until somebody settles it. */
  disputed: step.optional(),
  /** Of a book that was put aside: what the mark on this machine told, which was removed then. */
  machine: step.optional(),
})
export type Mark = z.infer<typeof markShape>
