import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BookOutline, bookOutline, type RestoreChoice } from '../../../src/contract/book/backups'
import type { Db } from '../context'
import { type IssuedNumbers, issuedNumbers } from '../db/sqlite/issued-numbers'
import { openReader } from '../db/sqlite/open'
import { Refusal } from '../refusal'
import type { OpenedBook } from '../router'
import type { lookAtArchive } from './archive/look-at-archive'
import { findBackup } from './backup-list'
import { listHistory } from './history-store'
import { inspectBook } from './inspect'
import { firstEntryOf, mayBeGivenElsewhere } from './keep-numbers'
import { lostForNow } from './lost-scans'
import { type NumberFloor, readFloor } from './number-floor'
import type { RunTask } from './run-task'

interface Known {
  facts: BookOutline
  numbers: IssuedNumbers
  head: { seq: number; hash: string } | null
}

/** What a person recognises a book by: its last step and how much is in it. */
async function knownOf(db: Db): Promise<Omit<Known, 'numbers'>> {
  const [last = null] = (await listHistory(db, { before: null, limit: 1 })).entries
  const count = async (table: 'person' | 'session' | 'certificate') => {
    const row = await db
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirst()
    return row?.count ?? 0
  }
  const head = await db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const facts = {
    last,
    people: await count('person'),
    sessions: await count('session'),
    certificates: await count('certificate'),
  }
  return { facts: bookOutline.parse(facts), head: head ?? null }
}

/** The same of a file that is not open; null when it cannot be read, or is too old to have all of it. */
async function knownIn(file: string): Promise<Known | null> {
  try {
    // Its schema too: a view in place of a table could keep whoever reads it for ever.
    if (inspectBook(file, 'schema').kind !== 'usable') return null
    const { sqlite, db } = openReader(file)
    try {
      return { ...(await knownOf(db)), numbers: issuedNumbers(sqlite) }
    } finally {
      sqlite.close()
    }
  } catch {
    return null
  }
}

/** Steps after the source's last one; null when that one is not in the present book. */
async function stepsAfter(
  db: Db,
  present: Pick<Known, 'head'>,
  source: Pick<Known, 'head'>,
): Promise<number | null> {
  if (source.head === null) return present.head?.seq ?? 0
  const link = await db
    .selectFrom('audit')
    .select('hash')
    .where('seq', '=', source.head.seq)
    .executeTakeFirst()
  return link?.hash === source.head.hash && present.head ? present.head.seq - source.head.seq : null
}

async function weighed(
  { dataDir, opened }: Weighing,
  source: Omit<RestoreChoice['source'], 'facts' | 'numbersElsewhere'>,
  file: string,
): Promise<RestoreChoice> {
  const present = opened ? await knownOf(opened.db) : null
  const known = await knownIn(file)
  const later = opened && present && known ? await stepsAfter(opened.db, present, known) : null
  return {
    present: present?.facts ?? null,
    source: {
      ...source,
      facts: known?.facts ?? null,
      numbersElsewhere: known !== null && mayBeGivenElsewhere(known.numbers, await floorOf(dataDir, opened)),
    },
    later,
  }
}

/** What is known of numbers here, the present book included. */
async function floorOf(
  dataDir: string,
  opened: OpenedBook | null,
): Promise<Pick<NumberFloor, 'counters' | 'books'>> {
  const floor = readFloor(join(dataDir, 'book.db'))
  const present = opened ? await firstEntryOf(opened.db) : null
  return { counters: floor.counters, books: present === null ? floor.books : [...floor.books, present] }
}

interface Weighing {
  dataDir: string
  opened: OpenedBook | null
}

/** What restoring a backup of this folder would replace, and by what. */
export async function weighBackup(
  weighing: Weighing,
  name: string,
  runTask: RunTask,
): Promise<RestoreChoice> {
  const { dataDir } = weighing
  const backup = findBackup(dataDir, name)
  if (!backup || !existsSync(backup.path)) throw new Refusal('backup_missing')
  const { at, bytes, reason } = backup
  const lost = lostForNow({ copy: backup.path, dataDir })
  const record = await runTask('verdict', { file: backup.path })
  return weighed(weighing, { at, bytes, reason, lost, record }, backup.path)
}

/** The same of an archive, whose database was unpacked for this and is the caller's to remove. */
export async function weighArchive(
  weighing: Weighing,
  archive: string,
  looked: ReturnType<typeof lookAtArchive>,
  unpacked: string,
): Promise<RestoreChoice> {
  return weighed(weighing, { ...looked, bytes: statSync(archive).size, reason: null }, unpacked)
}
