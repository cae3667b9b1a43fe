import type { Alteration } from '../../../../src/contract/book/record'
import { mostNoted } from '../../../../src/domain/history/most-noted'
import type { Db } from '../../context'
import { capturedTables } from '../../db/captured'
import { chunksOf } from '../../db/chunks'
import { currentRow } from '../history/changes-store'
import { type StoredNote, storedNotes } from '../stored/stored-notes'
import { namedAltered } from './record-names'
import { concerns, deciding, imagesOf, isForAll } from './row-relation'
import type { Image, Scope } from './scope-shape'

/**
 * What stands behind each of these altered outside, taken note of, and neither put back nor written anew since: by the
 * key it was asked for. `tables`: those it rests on.
 */
export async function alteredBehind(
  db: Db,
  tables: readonly string[],
  scopes: ReadonlyMap<string, Scope>,
): Promise<Map<string, Alteration[]>> {
  const found = new Map<string, Alteration[]>()
  const add = (key: string, alteration: Alteration) => found.set(key, [...(found.get(key) ?? []), alteration])
  const notes = (await storedNotes(db)).toReversed()
  const believed = believedBeside(notes)
  for (const note of notes) {
    const standing = await standingIn(db, note, tables)
    const named = await namedAltered(db, standing)
    for (const [at, row] of standing.entries()) {
      for (const [key, scope] of scopes) {
        const alteration = { seq: note.seq, row: named[at] ?? null }
        if (concerns(row.table, imagesOf(row), scope) !== false) add(key, alteration)
      }
    }
    const doubted = await untouched(db, note, tables)
    for (const [key, scope] of scopes)
      if (doubted.some(row => concerns(row.table, imagesOf(row), scope) !== false))
        add(key, { seq: note.seq, row: null })
    const unnamed = tables.filter(table => mayHaveMore(note, table))
    for (const key of await unsettled(db, { since: note.seq, believed }, unnamed, scopes))
      add(key, { seq: note.seq, row: null })
  }
  return found
}

/** Rows of the note that are not what they should be. */
async function standingIn(db: Db, { rows }: StoredNote, tables: readonly string[]) {
  const standing: StoredNote['rows'] = []
  for (const row of rows) {
    if (!tables.includes(row.table)) continue
    if (isStill(row, await currentRow(db, row.table, row.key))) standing.push(row)
  }
  return standing
}

/** Of a record that was written anew, the rows that may have been altered and that nobody wrote since. */
async function untouched(db: Db, { between }: StoredNote, tables: readonly string[]) {
  const found: StoredNote['rows'] = []
  for (const row of between ?? []) {
    if (!tables.includes(row.table)) continue
    const now = await currentRow(db, row.table, row.key)
    if (row.present === null ? now === null : now !== null && isAs(JSON.parse(row.present) as Image, now))
      found.push(row)
  }
  return found
}

const isAs = (one: Image, other: Image): boolean =>
  Object.keys(one).every(column => same(one[column], other[column]))

/** Whether anything that was altered of a row is as it was left by whoever altered it. */
function isStill({ present, expected }: StoredNote['rows'][number], now: Image | null): boolean {
  if (present === null || now === null) return present === null && now === null
  const left = JSON.parse(present) as Image
  const wanted = expected === null ? null : (JSON.parse(expected) as Image)
  const altered = Object.keys(left).filter(column => wanted === null || !same(wanted[column], left[column]))
  return altered.some(column => same(now[column], left[column]))
}

const same = (one: unknown, other: unknown): boolean => (one ?? null) === (other ?? null)

/**
 * A note that cannot be read, of a record that was written anew where nothing tells which rows that may be, that is full,
 * or that names no row of the table.
 */
const mayHaveMore = (note: StoredNote, table: string): boolean =>
  !note.readable || ofAnyRow(note) || namesTooFew(note, table)

/** Nothing tells what was altered before it. */
const ofAnyRow = ({ disputed, between }: StoredNote): boolean => disputed.length > 0 && between === null

const namesTooFew = ({ tables, rows }: StoredNote, table: string): boolean =>
  tables.includes(table) && (rows.length >= mostNoted || !rows.some(row => row.table === table))

/** The notes of which nothing tells what was altered before them: they ask about all there is. */
export const notesOfAnyRow = async (db: Db): Promise<Set<number>> =>
  new Set((await storedNotes(db)).filter(ofAnyRow).map(({ seq }) => seq))

/** Whether the changes of an entry are believed. */
type Believed = (seq: number) => boolean

/**
 * Not those of entries that a note lists as not what was written; and nothing before a note that cannot be read, or with
 * which a record was noted that had been written anew.
 */
function believedBeside(notes: readonly StoredNote[]): Believed {
  const listed = new Set(notes.flatMap(({ entries }) => entries))
  const unknown = notes.filter(({ readable, disputed }) => !readable || disputed.length > 0)
  const from = Math.max(0, ...unknown.map(({ seq }) => seq))
  return seq => seq > from && !listed.has(seq)
}

interface Settling {
  /** Entry of the note. */
  since: number
  believed: Believed
}

/**
 * Those that rest on a row of these tables of which nothing tells that it is as it should be: nobody wrote it since the
 * note, and no change of it that is believed holds its image, which would have named it.
 */
async function unsettled(
  db: Db,
  settling: Settling,
  tables: readonly string[],
  scopes: ReadonlyMap<string, Scope>,
): Promise<Set<string>> {
  const found = new Set<string>()
  const [anyScope] = scopes.values()
  for (const table of tables) {
    const rows = await rowsOf(db, table, [...scopes.values()])
    const settled = await settledKeys(db, settling, table, rows)
    const open = rows.filter(row => !settled.has(keyOf(table, row)))
    if (isForAll(table)) {
      for (const [key, scope] of scopes) if (concerns(table, open, scope)) found.add(key)
      continue
    }
    // By whose they are: thousands may be printed at once.
    const theirs = new Set(open.map(row => ownerOf(table, row, anyScope)))
    for (const [key, scope] of scopes) {
      if ([...scope].some(([kind, ids]) => [...ids].some(id => theirs.has(`${kind}:${id}`)))) found.add(key)
    }
  }
  return found
}

/** All scopes have the same kinds, in the same order, so that any of them tells. */
function ownerOf(table: string, row: Image, scope: Scope | undefined): string | null {
  const by = scope ? deciding(table, row, scope) : null
  return by && `${by.kind}:${String(row[by.column])}`
}

const keyOf = (table: string, row: Image): string =>
  JSON.stringify(capturedTables[table]?.key.map(column => row[column]))

/** The rows of a table that belong to any of these. */
async function rowsOf(db: Db, table: string, scopes: readonly Scope[]): Promise<Image[]> {
  // The tables are ours (those something rests on), never a name from outside.
  const all = db.selectFrom(table as 'operator').selectAll()
  if (isForAll(table)) return all.execute() as Promise<Image[]>
  const sample = (await all.limit(1).executeTakeFirst()) as Image | undefined
  const [first] = scopes
  const by = sample && first && deciding(table, sample, first)
  if (!by) return []
  const ids = new Set(scopes.flatMap(scope => [...(scope.get(by.kind) ?? [])]))
  const rows: Image[] = []
  for (const some of chunksOf([...ids]))
    rows.push(...((await all.where(by.column as 'id', 'in', some).execute()) as Image[]))
  return rows
}

async function settledKeys(
  db: Db,
  { since, believed }: Settling,
  table: string,
  rows: readonly Image[],
): Promise<Set<string>> {
  const [kind = '', column = ''] = capturedTables[table]?.belongs ?? []
  const aggregates = new Set(rows.map(row => `${kind}:${String(row[column])}`))
  const settled = new Set<string>()
  for (const some of chunksOf([...aggregates])) {
    const changes = await db
      .selectFrom('change')
      // Under a number that no entry has nobody wrote anything.
      .innerJoin('audit', 'audit.seq', 'change.command_seq')
      .select(['key', 'command_seq'])
      .distinct()
      .where('aggregate', 'in', some)
      .where('tbl', '=', table)
      .where(eb => eb.or([eb('op', '=', 'U'), eb('command_seq', '>', since)]))
      .execute()
    for (const { key, command_seq } of changes) if (believed(command_seq)) settled.add(key)
  }
  return settled
}
