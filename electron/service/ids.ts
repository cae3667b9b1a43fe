import { createHash, randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

/**
 * UUIDv7 text, in order of making. With a seed the same command makes the same ids, so that the
 * demonstration year is the same book every time.
 */
export function idMaker(repeatable: { seed: string; at: string } | null): () => string {
  if (!repeatable) return nextId
  const msecs = Date.parse(repeatable.at)
  let made = 0
  return () => {
    made++
    const random = createHash('sha256').update(`${repeatable.seed}:${made}`).digest().subarray(0, 16)
    return v7({ msecs, seq: made, random: new Uint8Array(random) })
  }
}

const idBytes = 16
/** Randomness is fetched for many ids at once: one at a time it costs more than the row the id is for. */
const pool = new Uint8Array(1024 * idBytes)
let used = pool.length
let lastMsecs = 0
let seq = 0

function nextId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.slice(used, used + idBytes)
  used += idBytes
  const now = Date.now()
  // As RFC 9562 asks: within a millisecond, and when the clock goes back, ids go on counting from where they were.
  if (now > lastMsecs) {
    lastMsecs = now
    seq = new DataView(random.buffer).getUint32(0) >>> 1
  } else seq += 1
  return v7({ msecs: lastMsecs, seq, random })
}
