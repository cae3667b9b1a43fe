import type { RestoreNote } from '../../../../src/contract/book/history'
import type { LostName } from '../../../../src/contract/book/lost-name'
import { mostNumbersNamed } from '../../../../src/domain/book/number-series'
import { createWriter } from '../../commands'
import { emptyLog } from '../../db/sqlite/file'
import { issuedNumbers } from '../../db/sqlite/issued-numbers'
import { openReader, openWriter } from '../../db/sqlite/open'
import { headOf } from '../../db/sqlite/record/audit'
import { sqliteBook } from '../../db/sqlite/sqlite-book'
import { watchWritesPast } from '../../db/sqlite/writes-past'
import { type Fingerprint, fingerprintOf, syncFile } from '../../files/durable'
import { Refusal } from '../../refusal'
import { goneWithDamage } from '../backup-files/gone-with-damage'
import { papersGone } from '../backup-files/papers-gone'
import { inspectBook } from '../file/inspect'

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
 * restored data know them; else the name stands in the words. Refused as `being_written` where somebody wrote to it since it
 * was `prepared`: what was checked is what takes the place. `gone`: so many papers of the data before are not in it.
 */
export async function noteRestored(input: {
  file: string
  prepared: Fingerprint
  note: Omit<RestoreNote, 'gone'>
  /** The copy of the data before; null where there is none. */
  before: string | null
  /** Where those lie that were too damaged for one, and whose folder and book they are; null where nothing lay there. */
  damaged: { dataDir: string; file: string; damaged: string } | null
  operatorId: string | null
  today: string
  now: string
}): Promise<PreparedBook & { gone: number }> {
  const { file, prepared, note, before, damaged, operatorId, today, now } = input
  // From before the bytes are compared, so that nobody comes in between.
  const watch = watchWritesPast(file)
  const { bytes, sha256 } = fingerprintOf(file)
  if (bytes !== prepared.bytes || sha256 !== prepared.sha256) throw new Refusal('being_written')
  const connection = watch.own(() => openWriter(file))
  try {
    const book = sqliteBook(connection, watch)
    const writer = createWriter(book)
    const gone = await (before === null ? goneFromDamaged(damaged, file) : goneFrom(before, file))
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
    const others = book.foreignWrites()
    watch.own(() => {
      emptyLog(connection.sqlite)
      connection.sqlite.close()
      syncFile(file)
    })
    const written = fingerprintOf(file)
    if (others > 0 || watch.count() > others) throw new Refusal('being_written')
    return { ...head, ...written, gone: gone.length }
  } finally {
    if (connection.sqlite.open) connection.sqlite.close()
  }
}

/** What of it cannot be read tells of nothing: the restore goes on. */
async function goneFrom(before: string, restored: string): Promise<LostName[]> {
  try {
    if (inspectBook(before, 'schema').kind !== 'usable') return []
    const [present, source] = [openReader(before), openReader(restored)]
    try {
      return (await papersGone(present.db, source.db)).slice(0, mostNumbersNamed)
    } finally {
      present.sqlite.close()
      source.sqlite.close()
    }
  } catch {
    return []
  }
}

type Damaged = Parameters<typeof goneWithDamage>[0]

async function goneFromDamaged(damaged: Damaged | null, restored: string): Promise<LostName[]> {
  if (damaged === null) return []
  try {
    const { sqlite, db } = openReader(restored)
    try {
      return (await goneWithDamage(damaged, db, issuedNumbers(sqlite))).named.slice(0, mostNumbersNamed)
    } finally {
      sqlite.close()
    }
  } catch {
    return []
  }
}
