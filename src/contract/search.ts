import { z } from 'zod'
import { query } from './define'

export const searchHit = z.object({
  kind: z.enum(['person', 'course', 'session']),
  id: z.string(),
  title: z.string(),
  detail: z.string(),
})
export type SearchHit = z.infer<typeof searchHit>

export const search = {
  /** People, courses and sessions by characters, pinyin, initials or number. */
  find: query({
    input: z.object({
      text: z.string().max(100),
      kinds: z.array(z.enum(['person', 'course', 'session'])).optional(),
      limit: z.number().int().min(1).max(50).default(12),
    }),
    output: z.array(searchHit),
    reads: ['people', 'courses', 'sessions'],
  }),
}
