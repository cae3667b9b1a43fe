import { z } from 'zod'

/** Shapes that cross the wire in many areas. */
export const id = z.string().min(1).max(64)
/** Of a list somebody chose whole, in calls that go through it in parts. More are refused as `too_many`, as everywhere. */
export const manyIds = z.array(id).max(100_000)
/** A calendar day 'YYYY-MM-DD' that exists. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(text => {
    const parsed = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
  })
export const month = z.number().int().min(1).max(12)
/** Minutes since local midnight. */
export const minuteOfDay = z.number().int().min(0).max(1440)
/** Whole hundredths of a mark: 88.5 is 8850. */
export const hundredths = z.number().int().min(0).max(10000)
export const level = z.number().int().min(1).max(5)
/** Controls of either range, halves of surrogate pairs, the separators of lines and paragraphs. */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029]/u
/** One line a person typed: trimmed, no control characters. */
export const line = (max = 200) =>
  z
    .string()
    .trim()
    .max(max)
    // A NUL, a line break or half a character in a one-line field is never meant.
    .refine(text => !unprintable.test(text))
export const requiredLine = (max = 200) => line(max).min(1)
/** Text of several lines. A NUL or half a character is never meant: not every engine keeps one, and none gives it back. */
export const prose = (max = 10_000) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(text => !/[\0\p{Cs}]/u.test(text))
export const done = z.object({})
/** A choice of file or folder made in a dialog of the host; the page never names a path. */
export const ticket = z.string().min(8).max(64)

/**
 * What a document says of itself, as whoever asked for it is told: what is in it is not verified (`accused`), or some of
 * it was altered outside and that taken note of, or the data were recovered from damage and rows may be missing. Null where it says nothing of the kind.
 */
export const caveat = z.enum(['accused', 'noted', 'recovered']).nullable()
export type Caveat = z.infer<typeof caveat>
