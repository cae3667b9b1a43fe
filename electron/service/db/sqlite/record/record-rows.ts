import type { Database } from 'better-sqlite3'
import { capturedTables } from '../../captured'
import { type Accepted, type AcceptedRow, rowAt } from './accepted'
import { liveImage } from './seal'

export interface StrayRow {
  table: string
  /** As `change` has it. */
  key: string
  /** `changed`: not what the last change left. `missing`: written, never removed, and gone. `added`: nobody wrote it. */
  kind: 'changed' | 'missing' | 'added'
  /** The row as it is; JSON. Null when it is gone. */
  present: string | null
  /** As it must be: what the last change left, or a note accepted; null where nobody wrote it, or nothing tells. */
  expected: string | null
}

/**
 * The rows of a table that are not what the last change of each left, nor what a later note accepted: so many at most.
 * A row that was only ever inserted has no recorded image: of those only the missing ones are found (`straysAgainst` may
 * know more). `from`: of entries up to this one changes may be lost, so they tell nothing; 0 where all are there.
 */
export function strayRows(
  sqlite: Database,
  tables: readonly string[],
  accepted: Accepted,
  most: number,
  from = 0,
): StrayRow[] {
  const found: StrayRow[] = []
  for (const table of tables) {
    if (!capturedTables[table]) continue
    for (const row of straysOf(sqlite, table, accepted, from)) {
      found.push(row)
      if (found.length >= most) return found
    }
  }
  return found
}

function* straysOf(sqlite: Database, table: string, accepted: Accepted, from: number): Generator<StrayRow> {
  const seen = new Set<string>()
  /** Of those a note accepted: what it says of them is over. */
  const changedSince = new Set<string>()
  const changes = sqlite
    .prepare(
      // Of a change that was rewritten nothing is taken that is no key or no row.
      `SELECT key, op, CASE ${typeIn('after')} WHEN 'object' THEN after END, command_seq FROM change
       WHERE tbl = ? AND command_seq IN (SELECT seq FROM audit) AND ${typeIn('key')} = 'array' ORDER BY seq DESC`,
    )
    .raw()
  type Change = [key: string, op: 'I' | 'U' | 'D', after: string | null, seq: number]
  // Images from before an upgrade may have other columns than the row has now.
  const upgraded = sealedAnewAt(sqlite)
  const comparable = Math.max(upgraded, accepted.unlisted, from)
  for (const [key, op, after, seq] of changes.iterate(table) as IterableIterator<Change>) {
    if (seen.has(key)) continue
    seen.add(key)
    const note = accepted.rows.get(rowAt(table, key))
    if (note && note.seq > seq) continue
    if (note) changedSince.add(key)
    const image = liveImage(sqlite, table, key)
    if (op === 'U' && image !== null) {
      if (seq > comparable && image !== after)
        yield { table, key, kind: 'changed', present: image, expected: after }
      continue
    }
    // Whether it was there is not told by a note that could not list all.
    if (seq <= Math.max(accepted.unlisted, from)) continue
    if (op === 'D') {
      if (image !== null) yield { table, key, kind: 'added', present: image, expected: null }
    } else if (image === null)
      yield { table, key, kind: 'missing', present: null, expected: seq > comparable ? after : null }
  }
  for (const note of accepted.rows.values()) {
    if (note.table !== table || changedSince.has(note.key) || note.seq <= from) continue
    const again = alteredAgain(note, liveImage(sqlite, table, note.key), note.seq > upgraded)
    if (again) yield again
  }
  if (from > 0 || hasOlderRows(sqlite, accepted)) return
  for (const key of keysOf(sqlite, table))
    if (!seen.has(key) && !accepted.rows.has(rowAt(table, key)))
      yield { table, key, kind: 'added', present: liveImage(sqlite, table, key), expected: null }
}

/** Of a column with JSON in it; NULL where that is none. */
const typeIn = (column: string): string => `CASE json_valid(${column}) WHEN 1 THEN json_type(${column}) END`

/** A row that no command has touched since a note accepted it; null when it is as it was accepted. */
function alteredAgain(
  { table, key, present: expected }: AcceptedRow,
  present: string | null,
  comparable: boolean,
): StrayRow | null {
  if (comparable ? present === expected : (present === null) === (expected === null)) return null
  const kind = present === null ? 'missing' : expected === null ? 'added' : 'changed'
  return { table, key, kind, present, expected: comparable ? expected : null }
}

/** A copy of the book of an earlier time, whose record holds. */
export interface Witness {
  sqlite: Database
  /** Its last entry. */
  seq: number
}

/** The first entry a copy of the book must have to tell what should stand in it now: from here on all changes are known. */
export function witnessFrom(sqlite: Database, accepted: Accepted): number {
  return Math.max(sealedAnewAt(sqlite), accepted.unlisted)
}

/**
 * The same against such a copy: rows that no command has touched since must be as they are there, or as a later note
 * accepted them. So a row is named that was written once and never changed.
 */
export function straysAgainst(
  sqlite: Database,
  earlier: Witness,
  tables: readonly string[],
  accepted: Accepted,
  most: number,
): StrayRow[] {
  const found: StrayRow[] = []
  for (const table of tables) {
    if (!capturedTables[table]) continue
    const touched = new Set(
      sqlite
        .prepare(
          `SELECT DISTINCT key FROM change WHERE tbl = ? AND command_seq > ?
           AND command_seq IN (SELECT seq FROM audit)`,
        )
        .pluck()
        .all(table, earlier.seq) as string[],
    )
    const isKnown = (key: string) =>
      !touched.has(key) && (accepted.rows.get(rowAt(table, key))?.seq ?? 0) <= earlier.seq
    for (const row of rowsUnlike(sqlite, earlier.sqlite, table, isKnown)) {
      if (found.length >= most) return found
      found.push(row)
    }
  }
  return found
}

/** Every row that is not as that earlier book has it, whatever the changes since say; null where there are more than `most`. */
export function changedSinceWitness(sqlite: Database, earlier: Witness, most: number): StrayRow[] | null {
  const found: StrayRow[] = []
  for (const table of Object.keys(capturedTables)) {
    for (const row of rowsUnlike(sqlite, earlier.sqlite, table, () => true)) {
      if (found.length === most) return null
      found.push(row)
    }
  }
  return found
}

/** Those rows of a table that one book does not have as another, earlier one. `isAsked`: by key. */
function* rowsUnlike(
  sqlite: Database,
  earlier: Database,
  table: string,
  isAsked: (key: string) => boolean,
): Generator<StrayRow> {
  for (const key of keysOf(earlier, table)) {
    if (!isAsked(key)) continue
    const expected = liveImage(earlier, table, key)
    const present = liveImage(sqlite, table, key)
    if (present !== expected)
      yield { table, key, kind: present === null ? 'missing' : 'changed', present, expected }
  }
  for (const key of keysOf(sqlite, table)) {
    if (!isAsked(key) || liveImage(earlier, table, key) !== null) continue
    yield { table, key, kind: 'added', present: liveImage(sqlite, table, key), expected: null }
  }
}

/** The keys of a captured table, as the changes have them. */
export function keysOf(sqlite: Database, table: string): IterableIterator<string> {
  const columns = capturedTables[table]?.key.map(column => `t.${column}`).join(', ')
  const keys = sqlite.prepare(`SELECT json_array(${columns}) FROM ${table} AS t`).pluck()
  return keys.iterate() as IterableIterator<string>
}

/** Where an upgrade or a salvage last took the rows as they were, whatever they were before. 0: nowhere. */
function sealedAnewAt(sqlite: Database): number {
  return (
    (sqlite
      .prepare(
        `SELECT max(seq) FROM audit WHERE kind = 'do' AND area = 'book'
         AND command IN ('sealUpgraded', 'sealSalvaged')`,
      )
      .pluck()
      .get() as number | null) ?? 0
  )
}

/** Rows without a change of theirs that are no stray: an upgrade made them, or their history is gone or was never listed. */
function hasOlderRows(sqlite: Database, accepted: Accepted): boolean {
  return (
    accepted.unlisted > 0 ||
    sealedAnewAt(sqlite) > 0 ||
    sqlite
      .prepare('SELECT 1 FROM audit WHERE seq NOT IN (SELECT command_seq FROM command_detail) LIMIT 1')
      .get() !== undefined
  )
}
