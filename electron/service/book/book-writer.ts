import { existsSync } from 'node:fs'
import { createWriter, type Writer } from '../commands'
import { takeLogIn } from '../db/sqlite/file'
import { type BookConnection, openWriter } from '../db/sqlite/open'
import { headOf } from '../db/sqlite/record/audit'
import { isOurs } from '../db/sqlite/schema-guard'
import { sqliteBook } from '../db/sqlite/sqlite-book'
import { watchWritesPast } from '../db/sqlite/writes-past'
import { fingerprintOf } from '../files/durable'
import { isOfSameFile, stampOf } from './file-stamp'
import { numberKeeper } from './keep-numbers'
import type { Mark } from './mark-shape'
import { hasLog, openMark } from './sequence-mark'

/**
 * The writer of a book, with the mark and the numbers given, both outside the file, kept in step. Closed last, after
 * every reader. `stamp`: of the file when it was looked at, where somebody may have written to it since. Throws where it is
 * not that file any more, or none lies there: nothing is written into another one.
 */
export function openBookWriter(file: string, stamp?: string): Writer {
  if (stamp !== undefined && !isOfSameFile(stamp, file)) throw new Error('another file lies there, or none')
  const watch = watchWritesPast(file)
  const before = stamp !== undefined && stamp !== stampOf(file) ? 1 : 0
  const connection = watch.own(() => openWriter(file, { fileMustExist: true }))
  const mark = openMark(file, headOf(connection.sqlite))
  const keepNumbers = numberKeeper(connection.sqlite, file)
  const book = sqliteBook(connection, { ...watch, count: () => before + watch.count() })
  const writer = createWriter(book, (seq, hash, command) => {
    mark.committed(seq, hash)
    // Only the demonstration year is made with repeatable ids.
    if (command.idSeed === undefined) keepNumbers(command)
  })
  return {
    warm: writer.warm,
    run: writer.run,
    foreignWrites: writer.foreignWrites,
    async close(soundUpTo) {
      await writer.settled()
      // Now, so that from the next look on the file changes only where somebody else writes it.
      if (soundUpTo !== null) watch.own(() => takenIn(connection))
      // What others wrote since it was found sound nobody has looked at: the next opening does.
      const vouched =
        soundUpTo !== null && soundUpTo === (await foreignWritesOf(writer)) && stillOurs(connection)
      const seen = watch.count()
      await writer.close(soundUpTo)
      const closed = vouched ? closedAs(file) : null
      mark.close(watch.count() === seen ? closed : null)
    },
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

/** Null when a log stays (somebody still reads): the file alone is not the whole book then. */
function closedAs(file: string): Mark['closed'] {
  if (hasLog(file) || !existsSync(file)) return null
  return fingerprintOf(file)
}
