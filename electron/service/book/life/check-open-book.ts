import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import type { RecordCheck } from '../../../../src/contract/book/record'
import type { Progress } from '../../threads/thread-shape'
import { bytesOf } from '../disk/disk-space'
import { copyInto } from '../file/copy-aside'
import { withScratch } from '../lock/scratch'
import { namedRecord } from '../record/record-names'
import type { RunTask } from '../tasks/run-task'
import type { BookDoor } from './door-shape'

interface Checking {
  dataDir: string
  file: string
  door: BookDoor
  runTask: RunTask
  log(error: unknown): void
}

/** The record check of the open book; what is derived of it and does not hold what it must is made anew. */
export async function checkOpenBook(
  { dataDir, file, door, runTask, log }: Checking,
  progress: Progress,
): Promise<RecordCheck> {
  const { file: from, sole } = door.reading()
  const check = async (source: string) => {
    const request = { file: source, markedAs: file, dataDir }
    const { derived, ...found } = await runTask('checkRecord', request, progress)
    const anew = derived.tables.length > 0 && (await madeAnew())
    return namedRecord(source, { ...found, derived: { ...derived, anew } })
  }
  /** False where nothing is written to it, or that cannot be done. */
  const madeAnew = async () => {
    const writer = door.opened()?.writer
    if (!writer?.deriveAnew) return false
    try {
      await writer.deriveAnew()
      return true
    } catch (error) {
      log(error)
      return false
    }
  }
  if (!sole) return check(from)
  const places = { first: dataDir, second: tmpdir(), bytes: bytesOf(from) }
  return withScratch(places, temporary => check(copyInto(dirname(temporary), from, true)))
}
