import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BookOutline, bookOutline, type RestoreChoice } from '../../../../src/contract/book/backups'
import { placesIn } from '../../../../src/domain/history/record'
import type { Db } from '../../context'
import { countedTables } from '../../db/area-tables'
import { type IssuedNumbers, issuedNumbers } from '../../db/sqlite/issued-numbers'
import { openReader } from '../../db/sqlite/open'
import { Refusal } from '../../refusal'
import type { OpenedBook } from '../../router-host'
import type { previewArchive } from '../archive/preview-archive'
import { findBackup, storedBackups } from '../backup-files/backup-list'
import { damagedBook, goneWithDamage } from '../backup-files/gone-with-damage'
import { firstEntryOf, mayBeGivenElsewhere } from '../backup-files/keep-numbers'
import { lastStepKnown } from '../backup-files/offered-backups'
import { placeOf } from '../backup-files/other-line'
import { type Gone, goneInShort, papersGone } from '../backup-files/papers-gone'
import type { Backups } from '../backups/backups'
import { alone, inspectBook, isDamage } from '../file/inspect'
import { lostForNow } from '../file/lost-scans'
import { listHistory } from '../history/history-store'
import { type NumberFloor, readFloor } from '../marks/number-floor'
import { type StepsApart, stepsApart, stepsSince } from '../record/steps-apart'
import { storedNotes } from '../stored/stored-notes'
import type { RunTask } from '../tasks/run-task'

interface Known {
  facts: BookOutline
  /** The hash of its first step; null while nothing was done in it. */
  book: string | null
}

/** What a person recognises a book by: its last step and how much is in it. */
async function knownOf(db: Db): Promise<Known> {
  const [last = null] = (await listHistory(db, { before: null, limit: 1 })).entries
  const count = async (table: string) => {
    const row = await db
      // One of ours, never a name from outside.
      .selectFrom(table as 'operator')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirst()
    return row?.count ?? 0
  }
  const counts: [string, number][] = []
  for (const [name, table] of countedTables) counts.push([name, await count(table)])
  const facts = {
    last,
    ...(await notedIn(db)),
    ...Object.fromEntries(counts),
  }
  return { facts: bookOutline.parse(facts), book: await firstEntryOf(db) }
}

async function notedIn(db: Db): Promise<Pick<BookOutline, 'noted'>> {
  const notes = await storedNotes(db)
  const [newest] = notes
  if (!newest) return {}
  const places = notes.reduce((sum, note) => sum + Math.max(1, placesIn(note)), 0)
  return { noted: { notes: notes.length, places, at: newest.at } }
}

/** Reads a file that is not open; null when it cannot be read, or is too old to have all that is asked of it. */
async function readIn<T>(
  file: string,
  read: (db: Db, numbers: IssuedNumbers) => Promise<T>,
): Promise<T | null> {
  try {
    // Its schema too: a view in place of a table could keep whoever reads it for ever.
    if (inspectBook(file, 'schema').kind !== 'usable') return null
    const { sqlite, db } = openReader(file)
    try {
      return await read(db, issuedNumbers(sqlite))
    } finally {
      sqlite.close()
    }
  } catch {
    return null
  }
}

/**
 * Of the book that would be replaced, the open one or one that lies there and does not open; null where it cannot be read.
 */
async function presentOf<T>({ dataDir, opened }: Weighing, read: (db: Db) => Promise<T>): Promise<T | null> {
  if (!opened) return readIn(join(dataDir, 'book.db'), read)
  try {
    return await read(opened.db)
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  }
}

/** What a restore of it takes out of the register. */
async function goneBy(weighing: Weighing, source: Db, numbers: IssuedNumbers): Promise<Gone> {
  const named = await presentOf(weighing, here => papersGone(here, source))
  if (named) return { named, atLeast: false }
  const { dataDir } = weighing
  const file = join(dataDir, 'book.db')
  const damaged = damagedBook(dataDir, file)
  if (damaged === null) return { named: [], atLeast: false }
  return goneWithDamage({ dataDir, file, damaged }, source, numbers)
}

/** What the source lacks and has; null where nothing is known of the book that was there. */
async function apart(
  weighing: Weighing,
  source: Db,
  { isOwn, line }: { isOwn: boolean; line: Source['line'] },
): Promise<StepsApart | null> {
  const here = await presentOf(weighing, db => stepsApart(db, source))
  if (here) return here
  // Numbers of steps count only along one line.
  if (line !== undefined) return null
  const { dataDir } = weighing
  const last = lastStepKnown(dataDir, join(dataDir, 'book.db'))
  if (!last || !(isOwn || (await isOfThisFolder(dataDir, source)))) return null
  return stepsSince(last, source)
}

/** Whether a book from elsewhere was worked with in this folder. */
async function isOfThisFolder(dataDir: string, source: Db): Promise<boolean> {
  const book = await firstEntryOf(source)
  if (book === null) return false
  if (readFloor(join(dataDir, 'book.db')).books.includes(book)) return true
  const [newest] = storedBackups(dataDir)
  if (newest === undefined) return false
  const { file, release } = alone(newest.path)
  try {
    return (await readIn(file, firstEntryOf)) === book
  } finally {
    release()
  }
}

type Source = RestoreChoice['source']

/** `isOwn`: a backup of this folder, so the book that was here is the one it is of. */
async function weighed(
  weighing: Weighing,
  source: Omit<Source, 'facts' | 'numbersElsewhere' | 'numbersGiven'>,
  { file, isOwn }: { file: string; isOwn: boolean },
): Promise<RestoreChoice> {
  const { dataDir } = weighing
  const present = await presentOf(weighing, knownOf)
  const floor = floorOf(dataDir, present?.book ?? null)
  const known = await readIn(file, async (db, numbers) => ({
    facts: (await knownOf(db)).facts,
    steps: await apart(weighing, db, { isOwn, line: source.line }),
    elsewhere: mayBeGivenElsewhere(numbers, floor),
    gone: goneInShort(await goneBy(weighing, db, numbers)),
    given: present ? 0 : givenAfter(numbers, floor),
  }))
  return {
    present: present?.facts ?? null,
    replaces: existsSync(join(dataDir, 'book.db')),
    source: {
      ...source,
      facts: known?.facts ?? null,
      numbersGiven: known?.given ?? 0,
      numbersElsewhere: known?.elsewhere ?? false,
    },
    later: known?.steps?.later ?? null,
    other: known?.steps?.other ?? 0,
    ...(known?.gone && { gone: known.gone }),
  }
}

/** What is known of numbers here, the present book included. */
function floorOf(dataDir: string, present: string | null): Pick<NumberFloor, 'counters' | 'books'> {
  const floor = readFloor(join(dataDir, 'book.db'))
  return { counters: floor.counters, books: present === null ? floor.books : [...floor.books, present] }
}

/** So many numbers were given here after the last ones of the source. */
function givenAfter(source: IssuedNumbers, floor: Pick<NumberFloor, 'counters' | 'books'>): number {
  if (source.demonstration || source.book === null || !floor.books.includes(source.book)) return 0
  return [...floor.counters].reduce(
    (sum, [series, last]) => sum + Math.max(0, last - (source.counters.get(series) ?? 0)),
    0,
  )
}

interface Weighing {
  dataDir: string
  opened: OpenedBook | null
}

/** What restoring a backup of this folder would replace, and by what. One that nobody vouches for now is looked at first. */
export async function weighBackup(
  weighing: Weighing,
  name: string,
  { runTask, inspect }: { runTask: RunTask; inspect: Backups['inspect'] },
): Promise<RestoreChoice> {
  const { dataDir } = weighing
  const backup = findBackup(dataDir, name)
  if (!backup || !existsSync(backup.path)) throw new Refusal('backup_missing')
  const { at, bytes, reason, heldAt } = backup
  const sound = (backup.verified && !backup.changed) || (await inspect(name)).verified
  // A journal or log beside it is none of its, here as when it is restored.
  const { file, release } = alone(backup.path)
  try {
    const lost = lostForNow({ copy: file, dataDir })
    const record = await runTask('verdict', { file })
    const known = { ...(heldAt && { heldAt }), ...(backup.lost && { rows: backup.lost }) }
    const line = lineOf(weighing, name)
    const source = { at, bytes, sound, reason, lost, record, ...known, ...(line && { line }) }
    return await weighed(weighing, source, { file, isOwn: true })
  } finally {
    release()
  }
}

/** Absent where the data are there to be compared with, and where it led to them. */
function lineOf({ dataDir, opened }: Weighing, name: string): Source['line'] {
  const file = join(dataDir, 'book.db')
  if (opened || existsSync(file)) return undefined
  const place = placeOf(dataDir, file, storedBackups(dataDir), name)
  return place === 'own' ? undefined : place
}

/** The same of an archive, whose database was unpacked for this and is the caller's to remove. */
export async function weighArchive(
  weighing: Weighing,
  archive: string,
  preview: ReturnType<typeof previewArchive>,
  unpacked: string,
): Promise<RestoreChoice> {
  const source = { ...preview, bytes: statSync(archive).size, sound: true, reason: null }
  return weighed(weighing, source, { file: unpacked, isOwn: false })
}
