import { z } from 'zod'

/** What a look at a book's record found, before it takes the place of another. */
export const recordVerdict = z.object({
  /** `unsealed`: an older book whose rows were never summed; only its chain was checked. */
  state: z.enum(['whole', 'altered', 'unsealed']),
  entries: z.number(),
  /** The first entry that is not what was written. */
  brokenAt: z.number().nullable(),
  /** Entries whose words or salts are gone: at most twenty. */
  bare: z.array(z.number()),
  /** Tables whose rows are not those the last command left. */
  tables: z.array(z.string()),
  /** The first entry after which the rows are not what they must have been. */
  alteredAt: z.number().nullable(),
  /** Entry with which the rows were recorded anew after damage. */
  salvagedAt: z.number().nullable(),
  /** Nobody has gone through what that recovered: nothing tells how whole it is. Absent otherwise. */
  unchecked: z.literal(true).optional(),
})
export type RecordVerdict = z.infer<typeof recordVerdict>
