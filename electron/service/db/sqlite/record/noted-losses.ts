import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { isIntact } from './record-chain'

const words = z.object({ count: z.number(), held: z.number(), newest: z.string().optional() })

/** Steps a log lost and somebody took note of, by the entries that still prove it; of older ones not which was the last. */
export function notedLosses(sqlite: Database): z.infer<typeof words>[] {
  const entries = sqlite
    .prepare(
      `SELECT audit.seq, params FROM audit JOIN command_detail ON command_detail.command_seq = audit.seq
       WHERE kind = 'do' AND area = 'book' AND command = 'noteLost'`,
    )
    .all() as { seq: number; params: string }[]
  return entries.flatMap(({ seq, params }) => {
    const noted = isIntact(sqlite, seq) ? words.safeParse(parsed(params)).data : undefined
    return noted ? [noted] : []
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
