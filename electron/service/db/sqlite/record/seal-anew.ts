import { randomBytes, randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { commitmentOf, headOf, insertAudit, insertDetail } from './audit'
import { changesAreNumbered, freeNumber, highestNumber } from './chain'
import type { RowSum } from './row-sum'
import { liveSums, type Seal, type Sums, sealedTables, sealOf, storeSums } from './sealed'

/** Why the tables were sealed as they stood, and not as the last command left them. Undo and proof end there. */
export const sealedAnew = ['sealUpgraded', 'sealSalvaged', 'noteAltered'] as const
export type SealedAnew = (typeof sealedAnew)[number]

export const isSealedAnew = ({
  kind,
  area,
  command,
}: {
  kind: string
  area: string
  command: string
}): boolean => kind === 'do' && area === 'book' && sealedAnew.some(one => one === command)

/**
 * Seals all rows as they are, with an entry of its own in the chain: older links still verify, and the entry says
 * that what the tables hold from here on is not proved by them. A book with neither history nor rows needs none.
 * `after`: the number of an entry that is known to have been, whatever is left of it; none up to it is given again.
 */
export function sealAnew(
  sqlite: Database,
  because: SealedAnew,
  schemaVersion: number,
  params: Record<string, unknown> = {},
  after = 0,
): void {
  sqlite.exec('DELETE FROM undo_stack; DELETE FROM table_seal')
  const sums = liveSums(sqlite)
  storeSums(sqlite, sums)
  const head = headOf(sqlite)
  const empty = [...sums.values()].every(sum => sum.rows === 0)
  if (head.seq === 0 && empty && because === 'sealUpgraded') return
  // Of an entry that is lost its words and changes may be left: their number is not given again.
  const seq = Math.max(freeNumber(sqlite), after + 1)
  const salt = randomBytes(16).toString('hex')
  const sealed = sealOf(randomBytes(16).toString('hex'), sums)
  const words = JSON.stringify(params)
  sqlite.prepare(insertDetail).run(seq, salt, words, sealed.salt, sealed.rest)
  insertAudit(
    sqlite,
    {
      seq,
      id: randomUUID(),
      at: new Date().toISOString(),
      operatorId: null,
      area: 'book',
      command: because,
      kind: 'do',
      undo: 'final',
      schemaVersion,
      changes: 0,
      targets: [],
      commitment: commitmentOf(sqlite, seq, salt, words).commitment,
      seal: sealed.seal,
    },
    head.hash,
  )
}

/**
 * The seal of a command that takes the rows as they are: nothing before it can be undone. What lies under numbers no
 * command has is dropped, since it would come to be another command's, and changes are numbered anew where they were
 * numbered out of all reason.
 */
export function sealedAsTheyAre(sqlite: Database): Seal & { tables: string[] } {
  sqlite.exec(
    `DELETE FROM undo_stack; DELETE FROM table_seal;
     DELETE FROM change WHERE command_seq NOT IN (SELECT seq FROM audit);
     DELETE FROM command_detail WHERE command_seq NOT IN (SELECT seq FROM audit);
     DELETE FROM reversal WHERE seq NOT IN (SELECT seq FROM audit);`,
  )
  if (!changesAreNumbered(sqlite)) numberChanges(sqlite)
  const sums = liveSums(sqlite)
  storeSums(sqlite, sums)
  return { ...sealOf(randomBytes(16).toString('hex'), sums), tables: [] }
}

/** Those beyond reason follow the others, in their order. */
function numberChanges(sqlite: Database): void {
  const last = sqlite.prepare('SELECT max(seq) FROM change WHERE seq < ?').pluck().get(highestNumber)
  const beyond = sqlite.prepare('SELECT seq FROM change WHERE seq >= ? ORDER BY seq').safeIntegers().pluck()
  const renumber = sqlite.prepare('UPDATE change SET seq = ? WHERE seq = ?')
  let next = (last as number | null) ?? 0
  for (const seq of beyond.all(highestNumber)) renumber.run(++next, seq)
}

/** Tables of which two states of the book hold different rows. */
export function differing(one: Sums, other: Sums): string[] {
  return sealedTables.filter(table => textOf(one.get(table)) !== textOf(other.get(table)))
}

const textOf = (sum: RowSum | undefined): string => (!sum || sum.rows === 0 ? '' : `${sum.rows} ${sum.hex()}`)
