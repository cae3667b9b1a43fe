import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import type { CheckedScans } from '../../../../src/contract/attachments'
import { Refusal, Stopped } from '../../refusal'
import { bytesOf } from '../disk/disk-space'
import { copyInto } from '../file/copy-aside'
import { countScans } from '../file/lost-scans'
import { withScratch } from '../lock/scratch'
import { type Checking, checkScans } from './check-scans'
import type { BookDoor } from './door-shape'
import type { LifeHandlers } from './life-procedures'

/** The check a person asks for: at a glance, or by every byte. It reads only, so it does on a book that may not be written. */
export function scanHandlers(
  options: Checking & { door: Pick<BookDoor, 'opened' | 'reading' | 'traffic'> },
): Pick<LifeHandlers, 'attachments.check'> {
  const { dataDir, runTask, door } = options
  return {
    async 'attachments.check'(job, { read }) {
      await door.traffic.open()
      const closing = new AbortController()
      const leave = door.traffic.enter(() => closing.abort())
      const signal = AbortSignal.any([job.signal, closing.signal])
      const check = async (copy: string): Promise<CheckedScans> => {
        if (read) return checkScans(options, { copy, signal }, (done, total) => job.progress({ done, total }))
        const needed = await runTask('scansOf', { copy })
        const lost = await runTask('glanceAtScans', { dataDir, scans: needed })
        return { count: countScans(needed), read, lost: await runTask('nameScans', { copy, lost }) }
      }
      try {
        if (!door.opened()) return job.refuse('no_book')
        const { file, sole } = door.reading()
        if (!sole) return await check(file)
        const places = { first: dataDir, second: tmpdir(), bytes: bytesOf(file) }
        return await withScratch(places, temporary => check(copyInto(dirname(temporary), file, true)))
      } catch (error) {
        // Nobody asked it to stop: whoever waits for it is told why.
        if (error instanceof Stopped && closing.signal.aborted && !job.signal.aborted)
          throw new Refusal('book_busy')
        throw error
      } finally {
        leave()
      }
    },
  }
}
