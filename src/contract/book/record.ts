import { z } from 'zod'
import { query } from '../define'

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
})
export type RecordVerdict = z.infer<typeof recordVerdict>

export const recordCheck = z.object({
  entries: z.number(),
  /** The first entry whose link or changes are not what was written. */
  brokenAt: z.number().nullable(),
  /** Fingerprint of the last sound entry. */
  head: z.string(),
  /** Entries whose words or salts are gone, so that nothing proves what they changed: at most twenty. */
  bare: z.array(z.number()),
  salvagedAt: z.number().nullable(),
  /** `unproven`: the last entry has no checksum of the tables. */
  contents: z.enum(['whole', 'altered', 'unproven']),
  rows: z.number(),
  /** Tables whose rows are not those the last command left; `sealed` is how many it left. */
  tables: z.array(z.object({ table: z.string(), rows: z.number(), sealed: z.number() })),
  /** The first entry after which the rows are not what they must have been. */
  alteredAt: z.number().nullable(),
  /** The oldest entry whose state of the tables was compared. */
  provenFrom: z.number().nullable(),
  /** Rows that can be named: at most twenty. */
  strays: z.array(
    z.object({
      table: z.string(),
      kind: z.enum(['changed', 'missing', 'added']),
      label: z.string().nullable(),
    }),
  ),
  /** Numbers under which changes stand though no command has them: at most twenty. */
  unknown: z.array(z.number()),
  /** Entries of the file's schema that are not as Zhixing makes them (type and name): at most twenty. */
  schema: z.array(z.string()),
  /** Tables whose changes would go unwritten: their triggers are missing or altered. */
  untracked: z.array(z.string()),
  /** What the marks outside the file say of its chain. */
  marks: z.array(z.object({ place: z.enum(['beside', 'machine']), entry: z.number(), fits: z.boolean() })),
  /** Milliseconds. */
  took: z.number(),
})
export type RecordCheck = z.infer<typeof recordCheck>

/** Whether the record is what was written. */
export const recordProcedures = {
  /** The whole record check: chain, changes, rows, marks outside. */
  verifyAudit: query({ input: z.object({}), output: recordCheck }),
  /** Whether a printed head is in the chain; `entry` is its number. Blanks and capitals make no difference. */
  findHead: query({
    input: z.object({ head: z.string().max(400) }),
    output: z.object({ entry: z.number().nullable() }),
  }),
}
