import { createHash } from 'node:crypto'
import { v7 } from 'uuid'

/**
 * UUIDv7 text, in order of making. With a seed the same command makes the same ids, so that the
 * demonstration year is the same book every time.
 */
export function idMaker(repeatable: { seed: string; at: string } | null): () => string {
  if (!repeatable) return () => v7()
  const msecs = Date.parse(repeatable.at)
  let made = 0
  return () => {
    made++
    const random = createHash('sha256').update(`${repeatable.seed}:${made}`).digest().subarray(0, 16)
    return v7({ msecs, seq: made, random: new Uint8Array(random) })
  }
}
