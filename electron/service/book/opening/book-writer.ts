import { createWriter, type Writer } from '../../commands'
import { rebuildDerived } from '../../db/sqlite/derived'
import { takeLogIn } from '../../db/sqlite/file'
import { LogCut } from '../../db/sqlite/log-cut'
import { type BookConnection, openWriter } from '../../db/sqlite/open'
import { headOf } from '../../db/sqlite/record/audit'
import { isOurs } from '../../db/sqlite/schema-guard'
import { sqliteBook } from '../../db/sqlite/sqlite-book'
import { type WritesPast, watchWritesPast } from '../../db/sqlite/writes-past'
import { fingerprintOf } from '../../files/durable'
import { numberKeeper } from '../backup-files/keep-numbers'
import { isOfSameFile, stampOf } from '../file/file-stamp'
import { inspectBook } from '../file/inspect'
import { hasItsLastStep } from '../file/written-over-note'
import type { Mark } from '../marks/mark-shape'
import { hasLog, openMark } from '../marks/sequence-mark'
import { disputedStep } from '../record/disputed-step'

/**
 * The writer of a book, with the mark and the numbers given, both outside the file, kept in step. Closed last, after
 * every reader. `stamp`: of the file when it was looked at, where somebody may have written to it since. Throws where it is
 * not that file any more, or none lies there: nothing is written into another one.
 */
export function openBookWriter(file: string, stamp?: string): Writer & Pick<Required<Writer>, 'deriveAnew'> {
  if (stamp !== undefined && !isOfSameFile(stamp, file)) throw new Error('another file lies there, or none')
  const watch = watchWritesPast(file)
  const before = stamp !== undefined && stamp !== stampOf(file) ? 1 : 0
  const connection = watch.own(() => openWriter(file, { fileMustExist: true }))
  const { sqlite } = connection
  // What the mark says is not written over by what somebody laid there since.
  if (before > 0 && !hasItsLastStep(file)) {
    sqlite.close()
    throw new Error('another program wrote over the file')
  }
  const mark = openMark(file, headOf(sqlite), disputedStep(sqlite, file))
  const keepNumbers = numberKeeper(sqlite, file)
  const book = sqliteBook(connection, {
    ...watch,
    count: () => before + watch.count(),
    intoFile: () => before + watch.intoFile(),
  })
  const writer = createWriter(book, (seq, hash, command) => {
    mark.committed(seq, hash)
    if (command.area === 'book' && command.name === 'noteAltered') mark.settled()
    // Only the demonstration year is made with repeatable ids.
    if (command.idSeed === undefined) keepNumbers(command)
  })
  return {
    warm: writer.warm,
    run: writer.run,
    deriveAnew: () =>
      writer.between(() => {
        watch.begins()
        try {
          watch.own(() => rebuildDerived(sqlite))
        } finally {
          watch.ends()
        }
      }),
    foreignWrites: writer.foreignWrites,
    writesIntoFile: writer.writesIntoFile,
    async close(soundUpTo) {
      await writer.settled()
      // No seal commits to what is derived, and no check looks at it.
      const derived = soundUpTo === null || soundUpTo === 0 || watch.own(() => derivedAnew(connection))
      // Now, so that from the next look on the file changes only where somebody else writes it.
      if (soundUpTo !== null) watch.own(() => takenIn(connection))
      const found = soundUpTo === null ? notSound : await doubtOf(writer, connection, soundUpTo)
      const doubt = derived ? found : 'what is derived could not be made anew after others wrote to it'
      const seen = watch.count()
      leave(watch)
      await writer.close(soundUpTo)
      const closed = doubt === null ? closedAs(file) : null
      const isSeen = watch.count() === seen
      mark.close(isSeen ? closed : null)
      if (doubt !== null) return doubt
      if (!isSeen) return 'the file was written to while it was being closed'
      return closed === null ? 'a log stayed beside the file, or its header is not as ours are' : null
    },
  }
}

/** From here on the log changes, and goes, because we close. One that was cut was counted, and is vouched for by nobody. */
function leave(watch: WritesPast): void {
  try {
    watch.begins()
  } catch (error) {
    if (!(error instanceof LogCut)) throw error
  }
}

/** False where it could not be done: the next opening does it. */
function derivedAnew({ sqlite }: BookConnection): boolean {
  try {
    rebuildDerived(sqlite)
    return true
  } catch {
    return false
  }
}

/** What stays in the log (the disk is full, somebody reads) is taken in by whoever closes last. */
function takenIn({ sqlite }: BookConnection): void {
  try {
    takeLogIn(sqlite)
  } catch {
    return
  }
}

const notSound = 'it was not found sound'

/** What others wrote since it was found sound nobody has looked at: the next opening does. Null where nobody did. */
async function doubtOf(
  writer: Writer,
  connection: BookConnection,
  soundUpTo: number,
): Promise<string | null> {
  const writes = await foreignWritesOf(writer)
  if (writes === null) return 'the file could not be asked any more'
  if (writes !== soundUpTo) return `others wrote to it: ${writes} times, ${soundUpTo} of which were looked at`
  return stillOurs(connection) ? null : 'its schema is not ours any more'
}

/** Null where the file cannot be asked any more. */
const foreignWritesOf = (writer: Writer): Promise<number | null> => writer.foreignWrites().catch(() => null)

/** After all that was to be written. */
function stillOurs({ sqlite }: BookConnection): boolean {
  try {
    return isOurs(sqlite)
  } catch {
    return false
  }
}

/**
 * Null when a log stays (somebody still reads): the file alone is not the whole book then. While it was open nobody looked
 * at the bytes that say how it is written and read.
 */
function closedAs(file: string): Mark['closed'] {
  if (hasLog(file) || inspectBook(file, 'header').kind !== 'usable') return null
  return fingerprintOf(file)
}
