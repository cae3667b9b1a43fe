import type { Database, Statement } from 'better-sqlite3'
import type { StoredRow } from '../book'
import { capturedTables } from '../captured'
import type { CapturedTable } from '../captured-table'
import { pointersTo } from './pointers'
import { prepared } from './prepared'

interface ChangeRow {
  tbl: string
  key: string
  op: 'I' | 'U' | 'D'
  before: string | null
}

/**
 * Takes back every row change of a command, newest first. Foreign keys are checked at commit.
 * The capture triggers write the reversal under the running command, so an undo can itself be undone.
 * Answers how many rows were only laid aside, since the history names them.
 */
export function reverseChanges(sqlite: Database, commandSeq: number): number {
  let kept = 0
  const statements = new Map<string, Statement>()
  const once = (sql: string): Statement => {
    const known = statements.get(sql)
    if (known) return known
    const statement = sqlite.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  const rows = sqlite
    .prepare('SELECT tbl, key, op, before FROM change WHERE command_seq = ? ORDER BY seq DESC')
    .all(commandSeq) as ChangeRow[]
  for (const row of rows) {
    const spec = capturedTables[row.tbl]
    if (!spec) throw new Error(`change of ${row.tbl}, which is not captured`)
    if (row.op === 'I' && layAside(sqlite, { table: row.tbl, key: row.key })) {
      kept++
      continue
    }
    writeImage(once, row.tbl, row.key, row.op === 'I' ? null : row.before, row.op !== 'D')
  }
  return kept
}

/** Of a row that entries of the history name: it stays, and is only laid aside. False where it may go. */
export function layAside(sqlite: Database, { table, key: keyText }: StoredRow): boolean {
  const { kept, key: columns = [] } = capturedTables[table] ?? {}
  const key = JSON.parse(keyText) as (string | number)[]
  if (!kept || !isNamed(sqlite, kept, key)) return false
  const aside = Object.entries(kept.aside)
  const set = aside.map(([column]) => `${column} = ?`).join(', ')
  const where = columns.map(column => `${column} IS ?`).join(' AND ')
  prepared(sqlite, `UPDATE ${table} SET ${set} WHERE ${where}`).run(
    ...aside.map(([, value]) => value),
    ...key,
  )
  return true
}

function isNamed(
  sqlite: Database,
  { namedIn: [table, column] }: NonNullable<CapturedTable['kept']>,
  [id]: readonly (string | number)[],
): boolean {
  return prepared(sqlite, `SELECT 1 FROM ${table} WHERE ${column} = ? LIMIT 1`).get(id) !== undefined
}

/** Gives the row with this key the image; null takes it away. `there`: whether there is such a row now. */
export function writeImage(
  prepare: (sql: string) => Statement,
  table: string,
  keyText: string,
  imageText: string | null,
  there: boolean,
): void {
  const spec = capturedTables[table]
  if (!spec) throw new Error(`change of ${table}, which is not captured`)
  const key = JSON.parse(keyText) as (string | number)[]
  const where = spec.key.map(column => `${column} IS ?`).join(' AND ')
  if (imageText === null) {
    prepare(`DELETE FROM ${table} WHERE ${where}`).run(...key)
    return
  }
  const image = JSON.parse(imageText) as Record<string, string | number | null>
  const columns = Object.keys(image)
  const values = columns.map(column => image[column] ?? null)
  if (there) {
    const set = columns.map(column => `${column} = ?`).join(', ')
    prepare(`UPDATE ${table} SET ${set} WHERE ${where}`).run(...values, ...key)
  } else {
    const marks = columns.map(() => '?').join(', ')
    prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`).run(...values)
  }
}

/** Whether a row hangs on one that is not there, in the tables that point to those of these commands. */
export function hasOrphans(sqlite: Database, seqs: readonly number[]): boolean {
  const changed = prepared(
    sqlite,
    'SELECT DISTINCT tbl FROM change WHERE command_seq IN (SELECT value FROM json_each(?))',
  )
    .pluck()
    .all(JSON.stringify(seqs)) as string[]
  const looked = new Set([...changed, ...pointersTo(sqlite, changed).map(({ table }) => table)])
  return [...looked].some(table => (sqlite.pragma(`foreign_key_check(${table})`) as unknown[]).length > 0)
}

/** Live commands after this one that touched what it touched. */
export function touchedLater(sqlite: Database, seq: number): number[] {
  const newest = prepared(sqlite, "SELECT max(seq) FROM undo_stack WHERE part = 'done'").pluck().get() as
    | number
    | null
  // The usual Ctrl+Z: nothing that holds is newer, so no history is read.
  if (newest === null || newest <= seq) return []
  return prepared(
    sqlite,
    `SELECT DISTINCT c.command_seq FROM change AS mine
     JOIN change AS c ON c.aggregate = mine.aggregate AND c.command_seq > mine.command_seq
     JOIN undo_stack AS s ON s.part = 'done' AND s.seq = c.command_seq
     WHERE mine.command_seq = ?`,
  )
    .pluck()
    .all(seq) as number[]
}

/**
 * The newest command after `seen`, undo and redo among them, that touched what the running one has touched by now. Who
 * has seen an entry that is not there yet saw it in another book, and nothing of this one.
 */
export function changedSince(sqlite: Database, running: number, seen: number): number | null {
  if (seen === running - 1) return null
  return prepared(
    sqlite,
    `SELECT max(c.command_seq) FROM (SELECT DISTINCT aggregate FROM change WHERE command_seq = @running) AS mine
     CROSS JOIN change AS c ON c.aggregate = mine.aggregate AND c.command_seq > @seen AND c.command_seq < @running`,
  )
    .pluck()
    .get({ running, seen: seen < running ? seen : 0 }) as number | null
}
