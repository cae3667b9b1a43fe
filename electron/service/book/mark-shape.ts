import { z } from 'zod'

export const markShape = z.object({
  /** The last acknowledged command. */
  seq: z.number().int(),
  hash: z.string(),
  /** The file as it was when it was closed properly; null while it is open, and after a crash. */
  closed: z.object({ bytes: z.number(), sha256: z.string() }).nullable(),
})
export type Mark = z.infer<typeof markShape>
