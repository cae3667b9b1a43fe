import type { RestoreNote } from '../../../src/contract/book/history'
import type { LostName } from '../../../src/contract/book/lost-name'
import { mostLost } from '../../../src/domain/certificates/lost-certificates'
import { createWriter } from '../commands'
import { emptyLog } from '../db/sqlite/file'
import { openReader, openWriter } from '../db/sqlite/open'
import { headOf } from '../db/sqlite/record/audit'
import { sqliteBook } from '../db/sqlite/sqlite-book'
import { fingerprintOf, syncFile } from '../files/durable'
import { certificatesGone } from './certificates-gone'
import { inspectBook } from './inspect'

/** What the mark beside the book will say of it. */
export interface PreparedBook {
  seq: number
  hash: string
  bytes: number
  sha256: string
}

/**
 * Writes into a prepared book, before it takes the place of the present one, that it was restored: whoever opens it
 * finds that step or the book as it was, and never the one without the other. Who asked acts in its name where the
 * restored data know them; else the name stands in the words. `gone`: so many certificates of the data before are not in it.
 */
export async function noteRestored(input: {
  file: string
  note: Omit<RestoreNote, 'gone'>
  /** The copy of the data before; null where there is none. */
  before: string | null
  operatorId: string | null
  today: string
  now: string
}): Promise<PreparedBook & { gone: number }> {
  const { file, note, before, operatorId, today, now } = input
  const connection = openWriter(file)
  try {
    const book = sqliteBook(connection)
    const writer = createWriter(book)
    const gone = await goneFrom(before, file)
    const isKnown = operatorId !== null && (await book.isOperator(operatorId))
    await writer.run({
      area: 'book',
      name: 'noteRestore',
      input: { ...note, gone },
      commandId: crypto.randomUUID(),
      operatorId: isKnown ? operatorId : null,
      today,
      now,
    })
    const head = headOf(connection.sqlite)
    emptyLog(connection.sqlite)
    connection.sqlite.close()
    syncFile(file)
    return { ...head, ...fingerprintOf(file), gone: gone.length }
  } finally {
    if (connection.sqlite.open) connection.sqlite.close()
  }
}

/** What of it cannot be read tells of nothing: the restore goes on. */
async function goneFrom(before: string | null, restored: string): Promise<LostName[]> {
  try {
    if (before === null || inspectBook(before, 'schema').kind !== 'usable') return []
    const [present, source] = [openReader(before), openReader(restored)]
    try {
      const gone = await certificatesGone(present.db, source.db)
      return gone.slice(0, mostLost).map(({ printed: _, ...name }) => name)
    } finally {
      present.sqlite.close()
      source.sqlite.close()
    }
  } catch {
    return []
  }
}
