import { z } from 'zod'
import { query } from './define'

export const searchHit = z.object({
  /** As its area’s manifest calls it: 'person'. */
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  detail: z.string(),
})
export type SearchHit = z.infer<typeof searchHit>

export const search = {
  /** What areas let be found (people, courses, sessions), by characters, pinyin, initials or number. */
  find: query({
    input: z.object({
      text: z.string().max(100),
      limit: z.number().int().min(1).max(50).default(12),
    }),
    output: z.array(searchHit),
    reads: ['people', 'courses', 'sessions'],
  }),
}
