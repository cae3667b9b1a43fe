import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { ChangeRow } from './seal'

export interface AuditRow {
  seq: number
  id: string
  at: string
  operatorId: string | null
  area: string
  command: string
  kind: 'do' | 'undo' | 'redo'
  undo: 'captured' | 'compensated' | 'final'
  schemaVersion: number
  changes: number
  targets: number[]
  commitment: string
  /** What all tables held after it; null in links older than the seal. */
  seal: string | null
}

/** The first link's predecessor. */
export const chainStart = '0'.repeat(64)

/** Hash of one link: every column of the row, the commands it reverses in whichever order, and the hash before it. */
export function linkHash(row: AuditRow, prevHash: string): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        prevHash,
        row.seq,
        row.id,
        row.at,
        row.operatorId,
        row.area,
        row.command,
        row.kind,
        row.undo,
        row.schemaVersion,
        row.changes,
        // As a set: whoever writes a link and whoever reads it again need not list them alike.
        [...row.targets].sort((one, other) => other - one),
        row.commitment,
        ...(row.seal === null ? [] : [row.seal]),
      ]),
    )
    .digest('hex')
}

/**
 * Salted commitment to all changes of a command and to the words of its history line: proves them while they
 * exist, tells nothing once they are erased. `params` is null for links older than the seal.
 */
export function commitmentOf(
  sqlite: Database,
  seq: number,
  salt: string,
  params: string | null,
  onChange: (change: ChangeRow) => void = () => undefined,
): { commitment: string; changes: number } {
  const hash = createHash('sha256').update(salt)
  let changes = 0
  const rows = sqlite
    .prepare('SELECT tbl, key, op, before, after, aggregate FROM change WHERE command_seq = ? ORDER BY seq')
    .raw()
    .iterate(seq) as IterableIterator<ChangeRow>
  // Hashed in larger pieces: the pieces make no difference to the hash.
  let text = params === null ? '' : JSON.stringify([params])
  for (const row of rows) {
    text += JSON.stringify(row)
    onChange(row)
    changes++
    if (text.length < 65_536) continue
    hash.update(text)
    text = ''
  }
  hash.update(text)
  return { commitment: hash.digest('hex'), changes }
}

/** The same of a command that changed no row, as many that speak of the whole book: only its words are proved. */
export const commitmentToWords = (salt: string, params: string): string =>
  createHash('sha256')
    .update(salt)
    .update(JSON.stringify([params]))
    .digest('hex')

/** The last command of a book. */
export interface Head {
  seq: number
  hash: string
}

export function headOf(sqlite: Database): Head {
  const head = sqlite.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; hash: string }
    | undefined
  return head ?? { seq: 0, hash: chainStart }
}

/** Words and salts of a command: number, salt, words, and the seal's salt and rest. */
export const insertDetail =
  'INSERT INTO command_detail (command_seq, salt, params, seal_salt, seal_rest) VALUES (?, ?, ?, ?, ?)'

/** Its hash. */
export function insertAudit(sqlite: Database, row: AuditRow, prevHash: string): string {
  const hash = linkHash(row, prevHash)
  sqlite
    .prepare(
      `INSERT INTO audit (seq, id, at, operator_id, area, command, kind, undo, schema_version, changes, commitment, seal, prev_hash, hash)
       VALUES (@seq, @id, @at, @operatorId, @area, @command, @kind, @undo, @schemaVersion, @changes, @commitment, @seal, @prevHash, @hash)`,
    )
    .run({
      seq: row.seq,
      id: row.id,
      at: row.at,
      operatorId: row.operatorId,
      area: row.area,
      command: row.command,
      kind: row.kind,
      undo: row.undo,
      schemaVersion: row.schemaVersion,
      changes: row.changes,
      commitment: row.commitment,
      seal: row.seal,
      prevHash,
      hash,
    })
  const insertTarget = sqlite.prepare('INSERT INTO reversal (seq, target_seq) VALUES (?, ?)')
  for (const target of row.targets) insertTarget.run(row.seq, target)
  return hash
}
