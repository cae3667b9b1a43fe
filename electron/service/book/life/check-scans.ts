import type { CheckedScans } from '../../../../src/contract/attachments'
import type { Scans } from '../../attachments/scans'
import { Stopped } from '../../refusal'
import type { Progress } from '../../threads/thread-shape'
import { countScans, type LostFile, type NeededScan, statesOf } from '../file/lost-scans'
import type { RunTask } from '../tasks/run-task'

export interface Checking {
  dataDir: string
  runTask: RunTask
  scans: Pick<Scans, 'during'>
}

/** Read in one go by a thread: whoever stops the check, or closes the book, waits for no more. */
const atATime = { files: 400, bytes: 128 << 20 }

/**
 * Reads every scan a checked copy of the book names, in threads of their own, and keeps in mind what that showed. Of
 * those in `whole` it is known already. Throws Stopped.
 */
export async function checkScans(
  { dataDir, runTask, scans }: Checking,
  { copy, whole = [], signal }: { copy: string; whole?: readonly string[]; signal?: AbortSignal },
  progress: Progress,
): Promise<CheckedScans> {
  const needed = await runTask('scansOf', { copy })
  const known = new Set(whole)
  const toRead = needed.filter(({ sha256 }) => !known.has(sha256))
  const lost: LostFile[] = []
  let done = 0
  await scans.during(async report => report(statesOf(whole, []), { read: true }))
  for (const some of inPieces(toRead)) {
    if (signal?.aborted) throw new Stopped()
    const before = done
    const found = await scans.during(async report => {
      const read = await runTask('readScans', { dataDir, scans: some }, count =>
        progress(before + count, toRead.length),
      )
      report(
        statesOf(
          some.map(({ sha256 }) => sha256),
          read,
        ),
        { read: true },
      )
      return read
    })
    done += some.length
    lost.push(...found)
  }
  return { count: countScans(needed), read: true, lost: await runTask('nameScans', { copy, lost }) }
}

function* inPieces(scans: readonly NeededScan[]): Generator<NeededScan[]> {
  let piece: NeededScan[] = []
  let size = 0
  for (const scan of scans) {
    piece.push(scan)
    size += scan.bytes ?? 0
    if (piece.length < atATime.files && size < atATime.bytes) continue
    yield piece
    piece = []
    size = 0
  }
  if (piece.length > 0) yield piece
}
