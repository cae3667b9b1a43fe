import { type BigIntStats, statSync } from 'node:fs'

/**
 * Sees what somebody else writes into the file of an open book past SQLite: a copy laid over it in place, or a few bytes
 * of it. With a log beside it the file itself changes only when the log is taken into it, which is work of ours.
 */
export interface WritesPast {
  /** How often that was seen by now: never less than before. */
  count(): number
  /** Does what may write into the file itself. What somebody else writes in that moment is not told from it. */
  own<T>(work: () => T): T
}

export const unwatched: WritesPast = { count: () => 0, own: work => work() }

/** Each look asks the system for the file's facts, which takes some microseconds. */
export function watchWritesPast(file: string): WritesPast {
  let known = factsOf(file)
  let seen = 0
  const look = () => {
    const now = factsOf(file)
    if (now === known) return
    known = now
    seen++
  }
  return {
    count() {
      look()
      return seen
    },
    own(work) {
      look()
      try {
        return work()
      } finally {
        known = factsOf(file)
      }
    },
  }
}

/**
 * The time of its last change among them, which whoever writes it cannot choose. A file that cannot be asked (its drive is
 * away) is as one that changed: what is done stays done, and is looked at again.
 */
function factsOf(file: string): string {
  let found: BigIntStats | undefined
  try {
    found = statSync(file, { bigint: true, throwIfNoEntry: false })
  } catch {
    return 'unknown'
  }
  return found ? `${found.dev} ${found.ino} ${found.size} ${found.ctimeNs}` : ''
}
