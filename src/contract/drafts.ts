import { z } from 'zod'
import { job } from './define'
import { done, id } from './shapes'

/** Of which form, and of which record in it; '' for one that is yet to be made. */
const place = {
  form: z
    .string()
    .regex(/^[a-z]+(-[a-z]+)*$/)
    .max(60),
  record: z.string().max(200),
}
/** JSON as the page wrote it: only that form reads it. */
const json = z.string().max(1_000_000)

const draft = z.object({
  id,
  /** What the form showed before anybody typed: where it shows something else now, the record has changed since. */
  base: json,
  values: json,
  /** UTC instant of the last key. */
  at: z.iso.datetime(),
})
export type StoredDraft = z.infer<typeof draft>

/**
 * What was typed into a form and is neither saved nor thrown away: kept outside the book, for this operator on this
 * machine, and never audited. So these are jobs: they have an operator and change nothing in the book.
 */
export const drafts = {
  /** The newest first. */
  find: job({ input: z.object(place), output: z.array(draft), outside: true }),
  /** Where this operator left something, whatever it says; the newest first. */
  waiting: job({
    input: z.object({}),
    output: z.array(z.object({ ...place, at: z.iso.datetime() })),
    outside: true,
  }),
  keep: job({
    input: z.object({ ...place, id, base: json, values: json }),
    output: done,
    refusals: ['draft_not_kept'],
    outside: true,
  }),
  discard: job({ input: z.object({ id }), output: done, outside: true }),
}
