import type { BookNotice } from '../../../src/contract/book'
import { openForeign } from '../db/foreign'
import { headOf } from './audit'
import { fingerprintOf } from './durable'
import { type Inspection, inspectBook, type Opener } from './inspect'
import type { Mark } from './mark-shape'
import { hasLog, readMark } from './sequence-mark'
import { settleJournal } from './settle-journal'

/**
 * How the book was left. `closed`: byte for byte as it was closed here last. `changed`: it was closed, and is another
 * file now. `open`: it was never closed (the process or the machine went away), or nothing says that it was.
 */
export type Ending = 'closed' | 'changed' | 'open'

export type FirstLook =
  | Exclude<Inspection, { kind: 'usable' }>
  | { kind: 'usable'; version: number; ending: Ending; mark: Mark | null }

/**
 * What lies there, against the mark outside the file. Byte for byte what was closed here last needs no other check;
 * anything else does (`checkBook`).
 */
export function firstLook(file: string, putLogAside: (log: '-wal' | '-journal') => void): FirstLook {
  const mark = readMark(file)
  const found = inspectBook(file, 'header')
  if (found.kind === 'absent' || found.kind === 'newer') return found
  // A book that was closed properly has no log: one that lies there now is not of this book.
  if (mark?.closed && hasLog(file)) putLogAside('-wal')
  settleJournal(file, mark?.closed ?? null, () => putLogAside('-journal'))
  // Again: the first page may have been in the journal.
  const header = inspectBook(file, 'header')
  if (header.kind !== 'usable') return header
  const ending = !mark?.closed ? 'open' : isAsClosed(file, mark.closed) ? 'closed' : 'changed'
  return { ...header, ending, mark }
}

function isAsClosed(file: string, closed: NonNullable<Mark['closed']>): boolean {
  const { bytes, sha256 } = fingerprintOf(file)
  return bytes === closed.bytes && sha256 === closed.sha256
}

/** What the mark says of the commands in the file. Null when they cannot be read after all. */
export function noticesOf(
  file: string,
  { mark, ending }: Extract<FirstLook, { kind: 'usable' }>,
  open: Opener = openForeign,
): BookNotice[] | null {
  if (!mark || ending === 'closed') return []
  const sqlite = open(file)
  try {
    const head = headOf(sqlite)
    if (head.seq < mark.seq) return [{ code: 'commands_lost', count: mark.seq - head.seq }]
    const link = sqlite.prepare('SELECT hash FROM audit WHERE seq = ?').pluck().get(mark.seq)
    const otherHistory = mark.seq > 0 && link !== mark.hash
    return ending === 'changed' || otherHistory ? [{ code: 'changed_outside' }] : []
  } catch {
    return null
  } finally {
    sqlite.close()
  }
}
