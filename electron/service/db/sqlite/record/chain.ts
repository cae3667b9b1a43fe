import type { Database } from 'better-sqlite3'
import { columnsOf } from '../capture'
import type { AuditRow } from './audit'

/** A link as it lies in the file, with what is left of its command's words and salts. */
export interface StoredLink {
  link: AuditRow
  prevHash: string
  hash: string
  /** Null when they are gone. Nothing erases them. */
  detail: { salt: string; params: string; sealSalt: string | null; sealRest: string | null } | null
}

type Row = Omit<AuditRow, 'targets'> & {
  prevHash: string
  hash: string
  salt: string | null
  params: string | null
  sealSalt: string | null
  sealRest: string | null
}

/** Every link, oldest or newest first. */
export function storedLinks(sqlite: Database, order: 'ASC' | 'DESC' = 'ASC'): Generator<StoredLink> {
  return linksOf(sqlite, `ORDER BY audit.seq ${order}`)
}

/** The link of a command; null when there is none. */
export function storedLink(sqlite: Database, seq: number): StoredLink | null {
  for (const link of linksOf(sqlite, 'WHERE audit.seq = ?', seq)) return link
  return null
}

function* linksOf(sqlite: Database, which: string, ...bound: number[]): Generator<StoredLink> {
  // A book to be looked at before it is restored may be older than the seal, and than the name of the area.
  const area = columnsOf(sqlite, 'audit').includes('area') ? 'area' : 'room AS area'
  const seals = isSealed(sqlite)
    ? 'seal, seal_salt AS sealSalt, seal_rest AS sealRest'
    : 'NULL AS seal, NULL AS sealSalt, NULL AS sealRest'
  const rows = sqlite.prepare(
    `SELECT audit.seq, audit.id, at, operator_id AS operatorId, ${area}, command, kind, undo,
       schema_version AS schemaVersion, changes, commitment, prev_hash AS prevHash, hash, salt, params, ${seals}
     FROM audit LEFT JOIN command_detail ON command_detail.command_seq = audit.seq ${which}`,
  )
  const targets = sqlite
    .prepare('SELECT target_seq FROM reversal WHERE seq = ? ORDER BY target_seq DESC')
    .pluck()
  for (const row of rows.iterate(...bound) as IterableIterator<Row>) {
    const { prevHash, hash, salt, params, sealSalt, sealRest, ...link } = row
    yield {
      link: { ...link, targets: targets.all(link.seq) as number[] },
      prevHash,
      hash,
      detail: salt === null || params === null ? null : { salt, params, sealSalt, sealRest },
    }
  }
}

/** Whether the book has the tables of the seal; an older one gets them when it is migrated. */
export function isSealed(sqlite: Database): boolean {
  return columnsOf(sqlite, 'audit').includes('seal')
}

/** Numbers under which changes, words or targets were written though no command has them. */
export function unknownCommands(sqlite: Database): number[] {
  const of = (table: string, column: string) =>
    `SELECT ${column} AS seq FROM ${table} WHERE ${column} NOT IN (SELECT seq FROM audit)`
  return sqlite
    .prepare(
      `${of('change', 'command_seq')} UNION ${of('command_detail', 'command_seq')} UNION ${of('reversal', 'seq')} ORDER BY 1`,
    )
    .pluck()
    .all() as number[]
}

/**
 * Whether the changes have numbers this program can count with: nothing proves those, and work goes from one to the
 * next by them.
 */
export function changesAreNumbered(sqlite: Database): boolean {
  const last = sqlite.prepare('SELECT max(seq) FROM change').safeIntegers().pluck().get() as bigint | null
  return last === null || last < highestNumber
}

/** Every place that holds the number of an entry. */
const numbersOfEntries: readonly (readonly [table: string, column: string])[] = [
  ['audit', 'seq'],
  ['command_detail', 'command_seq'],
  ['change', 'command_seq'],
  ['reversal', 'seq'],
]

/** The first number that nothing stands under, not even what is left of entries that are lost. */
export function freeNumber(sqlite: Database): number {
  const highest = numbersOfEntries.map(
    ([table, column]) =>
      sqlite.prepare(`SELECT max(${column}) FROM ${table} WHERE ${column} < ?`).pluck().get(highestNumber) as
        | number
        | null,
  )
  return Math.max(0, ...highest.map(one => one ?? 0)) + 1
}

/** Whether every entry has a number that can be reached: the next one, and all that is counted by them, goes on from there. */
export const entriesAreNumbered = (sqlite: Database): boolean =>
  sqlite.prepare('SELECT 1 FROM audit WHERE seq < 1 OR seq >= ? LIMIT 1').get(highestNumber) === undefined

/** Drops what stands under numbers that no entry can have reached. */
export function dropBeyondReason(sqlite: Database): void {
  for (const [table, column] of numbersOfEntries)
    sqlite.prepare(`DELETE FROM ${table} WHERE ${column} >= ?`).run(highestNumber)
}

/** Far beyond what any office writes, far below what a number loses digits at. */
export const highestNumber = 2n ** 52n

/** Whether the link of this number has this hash. */
export function isInChain(sqlite: Database, seq: number, hash: string): boolean {
  return seq === 0 || sqlite.prepare('SELECT hash FROM audit WHERE seq = ?').pluck().get(seq) === hash
}

/** A step of the history by its number and its hash, which commits to every step before it. */
export interface Step {
  seq: number
  hash: string
}

/** Whether there is another step under this number. */
export const hasOther = (sqlite: Database, { seq, hash }: Step): boolean => {
  const there = stepUpTo(sqlite, seq)
  return there?.seq === seq && there.hash !== hash
}

/** The last step up to this number; null when there is none. */
export const stepUpTo = (sqlite: Database, seq: number): Step | null =>
  (sqlite.prepare('SELECT seq, hash FROM audit WHERE seq <= ? ORDER BY seq DESC LIMIT 1').get(seq) as
    | Step
    | undefined) ?? null

/** How much there is to check: links, and rows as the last command left them. */
export function extentOf(sqlite: Database): { links: number; rows: number } {
  return sqlite
    .prepare(
      'SELECT (SELECT count(*) FROM audit) AS links, (SELECT coalesce(sum(row_count), 0) FROM table_seal) AS rows',
    )
    .get() as { links: number; rows: number }
}
