import type { RestoreNote } from '../../../src/contract/book/history'
import { createWriter } from '../commands'
import { emptyLog } from '../db/sqlite/file'
import { openWriter } from '../db/sqlite/open'
import { headOf } from '../db/sqlite/record/audit'
import { sqliteBook } from '../db/sqlite/sqlite-book'
import { fingerprintOf, syncFile } from '../files/durable'

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
 * restored data know them; else the name stands in the words.
 */
export async function noteRestored(input: {
  file: string
  note: RestoreNote
  operatorId: string | null
  today: string
  now: string
}): Promise<PreparedBook> {
  const { file, note, operatorId, today, now } = input
  const connection = openWriter(file)
  try {
    const book = sqliteBook(connection)
    const writer = createWriter(book)
    const isKnown = operatorId !== null && (await book.isOperator(operatorId))
    await writer.run({
      area: 'book',
      name: 'noteRestore',
      input: note,
      commandId: crypto.randomUUID(),
      operatorId: isKnown ? operatorId : null,
      today,
      now,
    })
    const head = headOf(connection.sqlite)
    emptyLog(connection.sqlite)
    connection.sqlite.close()
    syncFile(file)
    return { ...head, ...fingerprintOf(file) }
  } finally {
    if (connection.sqlite.open) connection.sqlite.close()
  }
}
