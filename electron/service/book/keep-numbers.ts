import type { Database } from 'better-sqlite3'
import type { CommandRequest, Writer } from '../commands'
import type { Db } from '../context'
import { countersIn, type IssuedNumbers, issuedNumbers } from '../db/sqlite/issued-numbers'
import { headOf } from '../db/sqlite/record/audit'
import { type FoundFloor, isKnownHere, type NumberFloor, raise, readFloor, writeFloor } from './number-floor'

/**
 * Whether numbers of this book may have been given where this folder knows nothing of: it was never worked with here,
 * or has numbers that were not given here. A book that never gave one has nothing to go on from.
 */
export function mayBeGivenElsewhere(
  { counters, book, demonstration }: IssuedNumbers,
  floor: Pick<NumberFloor, 'counters' | 'books'>,
): boolean {
  if (demonstration || counters.size === 0) return false
  return book === null || !floor.books.includes(book) || raise(new Map(floor.counters), counters)
}

/** Which book it is; null while nothing was done in it. */
export async function firstEntryOf(db: Db): Promise<string | null> {
  const first = await db.selectFrom('audit').select('hash').where('seq', '=', 1).executeTakeFirst()
  return first?.hash ?? null
}

interface Opening {
  /** Reads the book. */
  sqlite: Database
  file: string
  writer: Writer
  moment: Pick<CommandRequest, 'today' | 'now'>
}

/**
 * At each opening: a book that lies below the numbers given here (an older copy of it came back) is raised to them,
 * by a command, before anybody can give the next one. What a restore, or somebody's own copying, brought from elsewhere
 * is noted in it. Says whether what was kept of the numbers held anything that could not be counted.
 */
export async function keepNumbers({ sqlite, file, writer, moment }: Opening): Promise<{ odd: boolean }> {
  const numbers = issuedNumbers(sqlite)
  const floor = readFloor(file)
  const given = numbers.demonstration ? givenInDemonstration(floor, numbers.book) : floor.counters
  const floors = [...given].filter(([series, last]) => last > (numbers.counters.get(series) ?? 0))
  const elsewhere = isRestored(sqlite, floor)
    ? mayBeGivenElsewhere(numbers, floor)
    : !numbers.demonstration && numbers.counters.size > 0 && !isKnownHere(file, floor)
  if (floors.length > 0 || elsewhere) {
    await writer.run({
      ...moment,
      area: 'certificates',
      name: 'raiseNumbers',
      input: { floors: floors.map(([series, last]) => ({ series, last })), elsewhere },
      commandId: crypto.randomUUID(),
      operatorId: null,
    })
  }
  keep(file, floor, numbers)
  return { odd: floor.odd || (floor.unsaid && !numbers.demonstration) }
}

/** After a command gave numbers, and before anybody is told of them. */
export function numberKeeper(sqlite: Database, file: string): () => void {
  let known: ReadonlyMap<string, number> = countersIn(sqlite)
  return () => {
    const counters = countersIn(sqlite)
    if (!raise(new Map(known), counters)) return
    if (keep(file, readFloor(file), issuedNumbers(sqlite))) known = counters
  }
}

/** Before a restored book takes its place; `present`: the book that lies there now. */
export function noteRestore(
  file: string,
  { seq, hash, present }: { seq: number; hash: string; present: string | null },
): void {
  const floor = readFloor(file)
  if (present !== null && !floor.books.includes(present)) floor.books.push(present)
  // Written anew the copies are clean: that something in them could not be counted is still to be said.
  writeFloor(file, { ...floor, restoring: { seq, hash }, unsaid: floor.unsaid || floor.odd })
}

const isRestored = (sqlite: Database, { restoring }: NumberFloor): boolean => {
  const head = headOf(sqlite)
  return restoring !== null && restoring.seq === head.seq && restoring.hash === head.hash
}

/** False where it could not be written. */
function keep(file: string, floor: FoundFloor, { counters, book, demonstration }: IssuedNumbers): boolean {
  if (demonstration) return keepOfDemonstration(file, floor, { counters, book })
  const raised = raise(floor.counters, counters)
  const isNew = counters.size > 0 && book !== null && !floor.books.includes(book)
  if (!raised && !isNew && !floor.torn && !floor.unsaid && floor.restoring === null) return true
  if (book !== null && !floor.books.includes(book)) floor.books.push(book)
  return writeFloor(file, { ...floor, restoring: null, unsaid: false })
}

/** What this very demonstration year gave here; another one begins anew. */
function givenInDemonstration({ demonstrations }: NumberFloor, book: string | null): Map<string, number> {
  const given = new Map<string, number>()
  for (const one of demonstrations) if (one.book === book) raise(given, one.counters)
  return given
}

/** Beside those of real books, and apart from them. */
function keepOfDemonstration(
  file: string,
  floor: FoundFloor,
  { counters, book }: Pick<IssuedNumbers, 'counters' | 'book'>,
): boolean {
  if (book === null) return true
  const given = givenInDemonstration(floor, book)
  if (!raise(given, counters) && floor.restoring === null && !floor.odd) return true
  // What could not be counted may be of real books: that is said again when one of them is opened.
  const unsaid = floor.odd || floor.unsaid
  return writeFloor(file, { ...floor, restoring: null, unsaid, demonstrations: [{ book, counters: given }] })
}
