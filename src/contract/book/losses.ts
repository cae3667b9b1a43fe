import { z } from 'zod'
import { query } from '../define'

/** Whose a lost row is, as far as anything still says: the id is known from other rows, the words may be lost too. */
const person = z.object({
  id: z.string(),
  name: z.string().optional(),
  staffNo: z.string().optional(),
  /** Whether it still stands in the data, and can be opened. */
  stands: z.boolean(),
})

const session = z.object({
  id: z.string(),
  course: z.string().optional(),
  courseEn: z.string().optional(),
  number: z.number().optional(),
  stands: z.boolean(),
})

/** One row that a recovery did not bring, or that nothing vouches for, beside others of the same session or person. */
export const lossLine = z.object({
  table: z.string(),
  /** `unproved`: it came through, and no step of the history left it as it is. */
  what: z.enum(['lost', 'unproved']),
  /** What it stands under. */
  under: z.enum(['session', 'person', 'table']),
  /** What it is called by itself: the number of a certificate, a name, a title. */
  label: z.string().optional(),
  /** The day it is about. */
  on: z.string().optional(),
  person: person.optional(),
  session: session.optional(),
})
export type LossLine = z.infer<typeof lossLine>

/** Lines that stand under the same session, person or table, in a few words: how many, and whom they are about. */
export const lossGroup = z.object({
  first: lossLine,
  /** By table, how many lines. */
  tables: z.array(z.object({ table: z.string(), count: z.number() })),
  /** The first of them, each once. */
  names: z.array(z.string()),
  /** Names beyond those. */
  more: z.number(),
})
export type LossGroup = z.infer<typeof lossGroup>

export const lossProcedures = {
  /** How much of that can be listed, and the first groups of it. */
  lossOutline: query({
    input: z.object({ seq: z.number().int() }),
    output: z.object({ total: z.number(), groups: z.array(lossGroup), more: z.number() }),
    reads: 'all',
  }),
  /** What a recovery lost, or brought and nothing vouches for, row by row, what belongs together beside each other. */
  recoveryLosses: query({
    input: z.object({
      seq: z.number().int(),
      cursor: z.number().int().min(0).nullable().default(null),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.object({ rows: z.array(lossLine), total: z.number(), nextCursor: z.number().nullable() }),
    reads: 'all',
  }),
}
