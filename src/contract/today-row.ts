import { z } from 'zod'
import { todayGroups } from '../domain/today/today'

/**
 * What is said in the person's language: a name as it was typed, a day, or words of Today (`improvements.owner`, in
 * `src/i18n/<language>/today/improvements.json`) with what fills them; several are listed.
 */
export type Message =
  | { name: string; nameEn: string | null }
  | { day: string }
  | { say: string; with?: Filling }
type Filling = Record<string, number | Message | Message[]>

const message: z.ZodType<Message, Message> = z.union([
  z.object({ name: z.string(), nameEn: z.string().nullable() }),
  z.object({ day: z.string() }),
  z.object({
    say: z.string(),
    get with() {
      return filling
    },
  }),
])
const filling: z.ZodOptional<z.ZodType<Filling, Filling>> = z
  .record(z.string(), z.union([z.number(), message, z.array(message)]))
  .optional()

/** One row of the Today page: why it is there, when, and the one thing to do about it (domain/today). */
export const todayRow = z.object({
  /** Whose it is, and what that area calls it; its word is `<area>.kind.<kind>` among those of Today. */
  area: z.string(),
  kind: z.string(),
  /** What it is about: with area and kind it is one row of the page. */
  id: z.string(),
  group: z.enum(todayGroups),
  /** The day it takes place or is due. */
  day: z.string().nullable(),
  minute: z.number().nullable(),
  /** Days past due; 0 when not. */
  overdueDays: z.number(),
  /** It takes place at an hour; other rows are work. */
  takesPlace: z.boolean(),
  /** People, blocks or papers waiting; null where there is nothing to count. */
  count: z.number().nullable(),
  /** What its button does: `<area>.action.<action>`. */
  action: z.string(),
  /** Where that leads: a page with what its address carries. */
  to: z.object({ page: z.string() }).catchall(z.string()),
  title: message,
  /** What stands below the title, in order. */
  notes: z.array(message),
  /** Set apart from them, as what is to be expected or is wrong. */
  tag: z.object({ tone: z.enum(['accent', 'amber']), text: message }).nullable(),
})
export type TodayLine = z.infer<typeof todayRow>
