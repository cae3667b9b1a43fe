import { z } from 'zod'
import { lossLine } from './losses'

const { label, on, person, session } = lossLine.shape

/** One row that a recovery did not bring, or that nothing vouches for, with all that is known of it. */
export const lostRow = z.object({
  /** As the changes have it; absent where only a name or a number is left. */
  key: z.string().optional(),
  label,
  on,
  person: person.unwrap().omit({ stands: true }).optional(),
  session: session.unwrap().omit({ stands: true }).optional(),
})
export type LostRow = z.infer<typeof lostRow>

/** What is written of the rows of one table into the entry that seals a salvaged book; no page asks for it as it is. */
export const listedLosses = z.object({
  table: z.string(),
  what: lossLine.shape.what,
  rows: z.array(lostRow),
})
export type ListedLosses = z.infer<typeof listedLosses>
