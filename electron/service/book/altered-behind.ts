import type { Alteration } from '../../../src/contract/book/record'
import { mostNoted } from '../../../src/domain/history/record'
import type { Db } from '../context'
import { capturedTables } from '../db/captured'
import { chunksOf } from '../db/chunks'
import { currentRow } from './changes-store'
import { namedAltered } from './record-names'
import { concerns, deciding, type Image, imagesOf, type Scope } from './row-relation'
import { type StoredNote, storedNotes } from './stored-notes'

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
  for (const note of (await storedNotes(db)).toReversed()) {
    const standing = await standingIn(db, note, tables)
    const named = await namedAltered(db, standing)
    for (const [at, row] of standing.entries()) {
      for (const [key, scope] of scopes) {
        const alteration = { seq: note.seq, row: named[at] ?? null }
        if (concerns(row.table, imagesOf(row), scope) !== false) add(key, alteration)
      }
    }
    const unnamed = tables.filter(table => mayHaveMore(note, table))
    for (const key of await unsettled(db, note.seq, unnamed, scopes)) add(key, { seq: note.seq, row: null })
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

/** Whether anything that was altered of a row is as it was left by whoever altered it. */
function isStill({ present, expected }: StoredNote['rows'][number], now: Image | null): boolean {
  if (present === null || now === null) return present === null && now === null
  const left = JSON.parse(present) as Image
  const wanted = expected === null ? null : (JSON.parse(expected) as Image)
  const altered = Object.keys(left).filter(column => wanted === null || !same(wanted[column], left[column]))
  return altered.some(column => same(now[column], left[column]))
}

const same = (one: unknown, other: unknown): boolean => (one ?? null) === (other ?? null)

/** A note that cannot be read, that is full, or that names no row of the table. */
const mayHaveMore = ({ readable, tables, rows }: StoredNote, table: string): boolean =>
  !readable ||
  (tables.includes(table) && (rows.length >= mostNoted || !rows.some(row => row.table === table)))

/**
 * Those that rest on a row of these tables of which nothing tells that it is as it should be: nobody wrote it since the
 * note, and no change of it holds its image, which would have named it.
 */
async function unsettled(
  db: Db,
  seq: number,
  tables: readonly string[],
  scopes: ReadonlyMap<string, Scope>,
): Promise<Set<string>> {
  const found = new Set<string>()
  for (const table of tables) {
    const rows = await rowsOf(db, table, [...scopes.values()])
    const settled = await settledKeys(db, seq, table, rows)
    const open = rows.filter(row => !settled.has(keyOf(table, row)))
    for (const [key, scope] of scopes) {
      if (open.some(row => concerns(table, [row], scope) === true)) found.add(key)
    }
  }
  return found
}

const keyOf = (table: string, row: Image): string =>
  JSON.stringify(capturedTables[table]?.key.map(column => row[column]))

/** The rows of a table that belong to any of these. */
async function rowsOf(db: Db, table: string, scopes: readonly Scope[]): Promise<Image[]> {
  // The tables are ours (those something rests on), never a name from outside.
  const all = db.selectFrom(table as 'person').selectAll()
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

async function settledKeys(db: Db, seq: number, table: string, rows: readonly Image[]): Promise<Set<string>> {
  const [kind = '', column = ''] = capturedTables[table]?.belongs ?? []
  const aggregates = new Set(rows.map(row => `${kind}:${String(row[column])}`))
  const settled = new Set<string>()
  for (const some of chunksOf([...aggregates])) {
    const changes = await db
      .selectFrom('change')
      .select('key')
      .distinct()
      .where('aggregate', 'in', some)
      .where('tbl', '=', table)
      .where(eb => eb.or([eb('op', '=', 'U'), eb('command_seq', '>', seq)]))
      .execute()
    for (const { key } of changes) settled.add(key)
  }
  return settled
}
