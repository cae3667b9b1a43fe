import { existsSync } from 'node:fs'
import { createWriter, type Writer } from '../commands'
import { type BookConnection, openWriter } from '../db/sqlite/open'
import { headOf } from '../db/sqlite/record/audit'
import { isOurs } from '../db/sqlite/schema-guard'
import { sqliteBook } from '../db/sqlite/sqlite-book'
import { fingerprintOf } from '../files/durable'
import { stampOf } from './file-stamp'
import { numberKeeper } from './keep-numbers'
import type { Mark } from './mark-shape'
import { hasLog, openMark } from './sequence-mark'

/**
 * The writer of a book, with the mark and the numbers given, both outside the file, kept in step. Closed last, after
 * every reader. `stamp`: of the file when it was looked at, where somebody may have written to it since.
 */
export function openBookWriter(file: string, stamp?: string): Writer {
  const writtenSince = stamp !== undefined && stamp !== stampOf(file)
  const connection = openWriter(file)
  const mark = openMark(file, headOf(connection.sqlite))
  const keepNumbers = numberKeeper(connection.sqlite, file)
  const writer = createWriter(sqliteBook(connection, writtenSince ? 1 : 0), (seq, hash, command) => {
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
      // What others wrote since it was found sound nobody has looked at: the next opening does.
      const vouched =
        soundUpTo !== null && soundUpTo === (await foreignWritesOf(writer)) && stillOurs(connection)
      await writer.close(soundUpTo)
      mark.close(vouched ? closedAs(file) : null)
    },
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
