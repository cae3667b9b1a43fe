import type { BookNotice } from '../../../src/contract/book'
import { openForeign } from '../db/foreign'
import { headOf } from './audit'
import { fingerprintOf } from './durable'
import { type Inspection, inspectBook, type Opener } from './inspect'
import type { Mark } from './mark-shape'
import { hasLog, readMark } from './sequence-mark'
import { settleJournal } from './settle-journal'

export type Examined =
  | Exclude<Inspection, { kind: 'usable' }>
  | { kind: 'usable'; version: number; notices: BookNotice[] }

/**
 * What lies there, against the mark outside the file. Byte for byte what was closed here last needs no
 * other check; anything else is looked at, the more closely the less it is expected.
 */
export function examine(
  file: string,
  putLogAside: (log: '-wal' | '-journal') => void,
  open: Opener = openForeign,
): Examined {
  const mark = readMark(file)
  const found = inspectBook(file, 'header')
  if (found.kind === 'absent' || found.kind === 'newer') return found
  // A book that was closed properly has no log: one that lies there now is not of this book.
  if (mark?.closed && hasLog(file)) putLogAside('-wal')
  settleJournal(file, mark?.closed ?? null, () => putLogAside('-journal'))
  // Again: the first page may have been in the journal.
  const header = inspectBook(file, 'header')
  if (header.kind !== 'usable') return header
  const same = mark?.closed ? isAsClosed(file, mark.closed) : null
  if (same) return { ...header, notices: [] }
  const inspection = inspectBook(file, same === null ? 'quick' : 'thorough', open)
  if (inspection.kind !== 'usable') return inspection
  const notices = mark ? noticesOf(open, file, mark, same) : []
  return notices ? { ...inspection, notices } : { kind: 'broken', reason: 'damaged' }
}

function isAsClosed(file: string, closed: NonNullable<Mark['closed']>): boolean {
  const { bytes, sha256 } = fingerprintOf(file)
  return bytes === closed.bytes && sha256 === closed.sha256
}

/** Null when it cannot be read after all. */
function noticesOf(open: Opener, file: string, mark: Mark, same: false | null): BookNotice[] | null {
  const sqlite = open(file)
  try {
    const head = headOf(sqlite)
    const changed = same === false
    if (head.seq < mark.seq) return [{ code: 'commands_lost', count: mark.seq - head.seq }]
    const link = sqlite.prepare('SELECT hash FROM audit WHERE seq = ?').pluck().get(mark.seq)
    const otherHistory = mark.seq > 0 && link !== mark.hash
    return changed || otherHistory ? [{ code: 'changed_outside' }] : []
  } catch {
    return null
  } finally {
    sqlite.close()
  }
}
