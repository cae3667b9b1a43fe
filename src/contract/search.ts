import { z } from 'zod'
import { query } from './define'

/**
 * What stands beside a title, for the page to say in the person's language: a code (`category`, whose words its area
 * has), a day, or a name as it was typed.
 */
export const searchFact = z.union([
  z.object({ of: z.string(), code: z.string() }),
  z.object({ day: z.string() }),
  z.object({ name: z.string(), nameEn: z.string().nullable() }),
])
export type SearchFact = z.infer<typeof searchFact>

export const searchHit = z.object({
  /** As its area’s manifest calls it: 'person'. */
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  /** The running of a course; null for what bears no number. */
  number: z.number().nullable(),
  facts: z.array(searchFact),
})
export type SearchHit = z.infer<typeof searchHit>

export const search = {
  /** What areas let be found, by characters, pinyin, initials or number. */
  find: query({
    input: z.object({
      text: z.string().max(100),
      limit: z.number().int().min(1).max(50).default(12),
    }),
    output: z.array(searchHit),
    // What every area may let be found is asked again after any change.
    reads: 'all',
  }),
}
