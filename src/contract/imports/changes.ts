import { z } from 'zod'
import { changeNotes } from '../../domain/imports/changes'

/** domain/imports/changes: the page says each in its own language. */
const changeValue = z
  .discriminatedUnion('as', [
    z.object({ as: z.literal('text'), text: z.string() }),
    z.object({ as: z.literal('word'), word: z.string(), minutes: z.number().optional() }),
    z.object({ as: z.literal('day'), day: z.string() }),
    z.object({
      as: z.literal('names'),
      names: z.array(z.object({ name: z.string(), nameEn: z.string().nullable() })),
    }),
    z.object({ as: z.literal('again'), field: z.string(), number: z.number() }),
    z.object({ as: z.literal('block'), day: z.string(), starts: z.number(), ends: z.number() }),
  ])
  .nullable()

/** One thing the import would change about one person: what stands in the data, and what the file says. */
export const importChange = z.object({
  row: z.number().nullable(),
  staffNo: z.string().nullable(),
  name: z.string(),
  field: z.string(),
  called: changeValue,
  of: changeValue,
  before: changeValue,
  after: changeValue,
  note: z.enum(changeNotes).nullable(),
})
export type ImportChange = z.infer<typeof importChange>

/** How many changes there are, of how many people, and of which field how many. */
export const changeTotals = z.object({
  total: z.number(),
  people: z.number(),
  fields: z.array(z.object({ field: z.string(), called: changeValue, count: z.number() })),
  notes: z.partialRecord(z.enum(changeNotes), z.number()),
})

/** Changes that cross at once. */
export const changesAtOnce = 500
