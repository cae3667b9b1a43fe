import type { Db } from '../../db/databases'
import { writesIn } from '../../db/until-written'
import type { BookHealth } from '../backups/book-health'

interface WatchOptions {
  /** Null where nothing is open; no writer where nothing may be written. */
  opened(): { db: Db; writer: unknown } | null
  health: Pick<BookHealth, 'lookAtOthers' | 'lookAtDerived'>
  log(error: unknown): void
}

const everyMs = 2_000
/** One who writes again and again does not keep us checking all the time. */
const restMs = 30_000
/** Once after it was opened, when its first pages stand. */
const derivedAfterMs = 60_000

/**
 * Sees within seconds that somebody else wrote to the open book, and has it looked at: what is derived is read on every
 * page, long before anything is given away. A tick asks the connection that reads, and nobody else where nothing was
 * written at all. A minute after the book was opened what is derived is compared once.
 */
export function watchOthers({ opened, health, log }: WatchOptions): () => void {
  let known: { of: unknown; version: string | undefined; derivedAt: number | null } | null = null
  let next = 0
  const tick = async () => {
    const open = opened()
    if (!open?.writer) return
    const now = Date.now()
    if (known?.of !== open.writer) known = { of: open.writer, version: '', derivedAt: now + derivedAfterMs }
    const at = known
    if (at.derivedAt !== null && now >= at.derivedAt) {
      at.derivedAt = null
      await health.lookAtDerived()
    }
    if (now < next) return
    const version = await writesIn(open.db)
    if (at.version === version) return
    at.version = version
    if (await health.lookAtOthers()) next = now + restMs
  }
  const timer = setInterval(() => void tick().catch(log), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
