import type { Database } from 'better-sqlite3'
import type { CommandRequest, Writer } from '../../commands'
import type { Db } from '../../context'
import { numbered } from '../../db/numbered'
import {
  countersIn,
  doubtedIn,
  type IssuedNumbers,
  issuedNumbers,
  lastRecordedIn,
} from '../../db/sqlite/issued-numbers'
import { headOf } from '../../db/sqlite/record/audit'
import { type Doubts, withoutRecorded } from '../marks/number-doubts'
import {
  type FoundFloor,
  isKnownHere,
  type NumberFloor,
  raise,
  readFloor,
  writeFloor,
} from '../marks/number-floor'
import { lastRecordedInBackups } from './backed-up-numbers'

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
  dataDir: string
  file: string
  writer: Writer
  moment: Pick<CommandRequest, 'today' | 'now'>
}

/**
 * At each opening: a book that lies below the numbers given here (an older copy of it came back) is raised to them,
 * by a command, before anybody can give the next one. What a restore, or somebody's own copying, brought from elsewhere
 * is noted in it, and so are series that another hand raised: they stand as raised until somebody decides. Says whether
 * what was kept of the numbers held anything that could not be counted.
 */
export async function keepNumbers({
  sqlite,
  dataDir,
  file,
  writer,
  moment,
}: Opening): Promise<{ odd: boolean }> {
  const numbers = issuedNumbers(sqlite)
  const floor = readFloor(file)
  const given = numbers.demonstration ? givenInDemonstration(floor, numbers.book) : floor.counters
  const floors = [...given].filter(([series, last]) => last > (numbers.counters.get(series) ?? 0))
  const elsewhere = isRestored(sqlite, floor)
    ? mayBeGivenElsewhere(numbers, floor)
    : !numbers.demonstration && numbers.counters.size > 0 && !isKnownHere(file, floor)
  floor.doubts = withoutRecorded(floor.doubts, (series, { upTo }) =>
    Math.max(lastRecordedIn(sqlite, series, upTo), lastRecordedInBackups(dataDir, series, upTo)),
  )
  // What a demonstration year is raised to is nobody's: a real book hears of it.
  const doubts: Doubts = numbers.demonstration ? new Map() : floor.doubts
  if (floors.length > 0 || elsewhere || differ(doubts, doubtedIn(sqlite))) {
    await writer.run({
      ...moment,
      area: numbered.area,
      name: numbered.commands.raise,
      input: {
        floors: floors.map(([series, last]) => ({ series, last })),
        elsewhere,
        doubts: [...doubts].map(([series, doubt]) => ({ series, ...doubt })),
      },
      commandId: crypto.randomUUID(),
      operatorId: null,
    })
  }
  keep(file, floor, numbers)
  return { odd: floor.odd || (floor.unsaid && !numbers.demonstration) }
}

const differ = (some: Doubts, others: Doubts): boolean =>
  some.size !== others.size ||
  [...some].some(([series, { proved, upTo }]) => {
    const other = others.get(series)
    return other?.proved !== proved || other.upTo !== upTo
  })

/**
 * After a command gave numbers, lowered a series or settled one in doubt, and before anybody is told of it. Only the
 * command that lowers makes less of what is kept: a counter that is lower for any other reason is raised again at the
 * next opening.
 */
export function numberKeeper(
  sqlite: Database,
  file: string,
): (command: Pick<CommandRequest, 'area' | 'name'>) => void {
  let known = countersIn(sqlite)
  let doubted = doubtedIn(sqlite)
  return ({ area, name }) => {
    const [counters, doubtedNow] = [countersIn(sqlite), doubtedIn(sqlite)]
    if (isSame(known, counters) && !differ(doubted, doubtedNow)) return
    const floor = readFloor(file)
    const isOurs = area === numbered.area
    const raises = isOurs && name === numbered.commands.raise
    // At an opening what is kept tells the book what is in doubt, not the other way round.
    if (!raises) {
      for (const series of doubted.keys()) if (!doubtedNow.has(series)) floor.doubts.delete(series)
      floor.doubts = withoutGiven(floor.doubts, known, counters)
      // Raised again by an undo.
      for (const [series, doubt] of doubtedNow) if (!doubted.has(series)) floor.doubts.set(series, doubt)
    }
    if (isOurs && name === numbered.commands.lower) lower(floor.counters, known, counters)
    if (!keep(file, floor, issuedNumbers(sqlite), true)) return
    known = counters
    doubted = doubtedNow
  }
}

const isSame = (some: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): boolean =>
  some.size === others.size && [...some].every(([series, last]) => others.get(series) === last)

/** What numbers that were just given say of those in doubt. */
const withoutGiven = (
  doubts: Doubts,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Doubts =>
  withoutRecorded(doubts, series => {
    const last = after.get(series) ?? 0
    return last > (before.get(series) ?? 0) ? last : 0
  })

/** Only from what the book had: what is kept beyond that is of something else. */
function lower(
  kept: Map<string, number>,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): void {
  for (const [series, last] of after) {
    if (last >= (before.get(series) ?? 0) || (kept.get(series) ?? 0) > (before.get(series) ?? 0)) continue
    if (last > 0) kept.set(series, last)
    else kept.delete(series)
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

/** False where it could not be written. `anew`: also where nothing is higher. */
function keep(
  file: string,
  floor: FoundFloor,
  { counters, book, demonstration }: IssuedNumbers,
  anew = false,
): boolean {
  if (demonstration) return keepOfDemonstration(file, floor, { counters, book })
  const raised = raise(floor.counters, counters)
  const isNew = counters.size > 0 && book !== null && !floor.books.includes(book)
  if (!anew && !raised && !isNew && !floor.torn && !floor.unsaid && floor.restoring === null) return true
  if (book !== null && !floor.books.includes(book)) floor.books.push(book)
  // Written anew the copies are clean. After a command nobody was told yet of what could not be counted in them.
  return writeFloor(file, { ...floor, restoring: null, unsaid: anew && (floor.unsaid || floor.odd) })
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
