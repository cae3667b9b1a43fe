import type { Db } from '../../db/databases'
import { writesIn } from '../../db/until-written'
import type { BookHealth } from '../backups/book-health'

interface WatchOptions {
  /** Null where nothing is open that may be written. */
  opened(): { db: Db; writer: unknown } | null
  health: Pick<BookHealth, 'lookAtOthers'>
  log(error: unknown): void
}

const everyMs = 2_000
/** One who writes again and again does not keep us checking all the time. */
const restMs = 30_000

/**
 * Sees within seconds that somebody else wrote to the open book, and has it looked at: what is derived is read on every
 * page, long before anything is given away. A tick asks the connection that reads, and nobody else where nothing was
 * written at all.
 */
export function watchOthers({ opened, health, log }: WatchOptions): () => void {
  let known: { of: unknown; version: string | undefined } | null = null
  let next = 0
  const tick = async () => {
    const open = opened()
    if (!open?.writer || performance.now() < next) return
    const version = await writesIn(open.db)
    if (known?.of === open.writer && known.version === version) return
    known = { of: open.writer, version }
    const before = performance.now()
    if (await health.lookAtOthers()) next = before + restMs
  }
  const timer = setInterval(() => void tick().catch(log), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
