import { randomBytes } from 'node:crypto'
import { type ControlledTransaction, type Kysely, sql } from 'kysely'
import { derivedFrom } from '../../../electron/service/db/area-tables'
import type { Appended, Book, Entry, RunningCommand } from '../../../electron/service/db/book'
import type { Tx } from '../../../electron/service/db/databases'
import type { BookSchema } from '../../../electron/service/db/schema'
import { schemaVersion } from '../../../electron/service/db/sqlite/migrations/list'
import {
  chainStart,
  commitmentToWords,
  type Head,
  linkHash,
} from '../../../electron/service/db/sqlite/record/audit'
import { stackChange } from '../../../src/domain/history/undo'
import { runningCommand } from './postgres-capture'
import { dependentOn, hasOrphans, leavesVouching, reverseChanges, touchedLater } from './postgres-undo'

/** What is begun for a command: a transaction, or a part of one. */
export interface Begun {
  tx: Tx
  commit(): Promise<void>
  rollback(): Promise<void>
}

/** Each command is a transaction. */
export const inTransactions = (db: Kysely<BookSchema>) => async (): Promise<Begun> => {
  const transaction = await db.startTransaction().execute()
  return {
    tx: transaction,
    commit: async () => void (await transaction.commit().execute()),
    rollback: async () => void (await transaction.rollback().execute()),
  }
}

/** Each command is a part of one transaction, which is rolled back in the end. */
export const inSavepoints = (whole: ControlledTransaction<BookSchema>) => async (): Promise<Begun> => {
  const part = await whole.savepoint('command').execute()
  return {
    tx: part,
    async commit() {
      // As a commit would: what was put off is checked.
      await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(part)
      await part.releaseSavepoint('command').execute()
    },
    rollback: async () => void (await part.rollbackToSavepoint('command').execute()),
  }
}

const onSqliteOnly = async (): Promise<never> => {
  throw new Error('what lies in the tables is summed on SQLite only')
}

/**
 * A book on PostgreSQL: commands in transactions, their changes captured, the history with its chain, undo and redo.
 * The sums of the tables and the full text are not derived here: see docs/decisions/0070.
 */
export function postgresBook(db: Tx, begin: () => Promise<Begun>): Book {
  return {
    isOurs: () => true,
    async landed(id) {
      const found = await db.selectFrom('audit').select('seq').where('id', '=', id).executeTakeFirst()
      return found?.seq ?? null
    },
    async isOperator(id) {
      const found = await db.selectFrom('operator').select('active').where('id', '=', id).executeTakeFirst()
      return found?.active === 1
    },
    begin: async () => running(await begin()),
    foreignWrites: () => 0,
    writesIntoFile: () => 0,
    close: () => undefined,
  }
}

async function running({ tx, commit, rollback }: Begun): Promise<RunningCommand> {
  const head = await headOf(tx)
  const seq = head.seq + 1
  // Of this transaction only: outside a command no change has a number, and so none is taken.
  await sql`SELECT set_config(${runningCommand}, ${String(seq)}, true)`.execute(tx)
  return {
    seq,
    tx,
    async changedSince(seen) {
      const later = await sql<{ seq: number | null }>`SELECT max(c.command_seq) AS seq FROM change AS mine
        JOIN change AS c ON c.aggregate = mine.aggregate AND c.command_seq > ${seen} AND c.command_seq < ${seq}
        WHERE mine.command_seq = ${seq}`.execute(tx)
      return later.rows[0]?.seq ?? null
    },
    append: entry => append(tx, head, entry),
    vouches: tables => leavesVouching(tx, seq, tables),
    areAsChecked: onSqliteOnly,
    commit,
    rollback,
    dependentOn: seqs => dependentOn(tx, seqs),
    touchedLater: one => touchedLater(tx, one),
    isIntact: async () => true,
    reverse: one => reverseChanges(tx, one),
    hasOrphans: () => hasOrphans(tx),
    putBack: onSqliteOnly,
  }
}

/** The last command of a book. */
export async function headOf(tx: Tx): Promise<Head> {
  const head = await tx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return head ?? { seq: 0, hash: chainStart }
}

async function append(tx: Tx, head: Head, entry: Entry): Promise<Appended | null> {
  const { reversal } = entry
  const seq = head.seq + 1
  const touched = await tx
    .selectFrom('change')
    .select(eb => ['tbl', eb.fn.countAll<number>().as('rows')])
    .where('command_seq', '=', seq)
    .groupBy('tbl')
    .execute()
  const changes = touched.reduce((sum, { rows }) => sum + Number(rows), 0)
  if (changes === 0 && reversal === null && !entry.noted) return null
  const hash = await appendEntry(tx, head, { changes, ...entry })
  const change = stackChange(reversal ? { seq, ...reversal } : { seq, kind: 'do' })
  if (change.empty) await tx.deleteFrom('undo_stack').where('part', '=', change.empty).execute()
  for (const one of change.off)
    await tx.deleteFrom('undo_stack').where('part', '=', one.part).where('seq', '=', one.seq).execute()
  for (const one of change.on) await tx.insertInto('undo_stack').values(one).execute()
  const tables = touched.map(({ tbl }) => tbl)
  for (const { refreshing } of derivedFrom(tables))
    for (const statement of refreshing(String(seq))) await sql.raw(statement).execute(tx)
  return { hash, tables }
}

type Written = Pick<
  Entry,
  'id' | 'at' | 'operatorId' | 'area' | 'command' | 'undo' | 'params' | 'reversal'
> & { changes: number }

/** A link of the chain and its words; answers its hash. It commits to the words alone. */
export async function appendEntry(tx: Tx, head: Head, entry: Written): Promise<string> {
  const seq = head.seq + 1
  const { id, at, operatorId, area, command, changes, reversal } = entry
  const salt = randomBytes(16).toString('hex')
  const params = JSON.stringify(entry.params)
  const commitment = commitmentToWords(salt, params)
  const kind = reversal?.kind ?? ('do' as const)
  const undo = reversal ? ('captured' as const) : entry.undo
  const targets = reversal?.targets ?? []
  const link = {
    seq,
    id,
    at,
    operatorId,
    area,
    command,
    kind,
    undo,
    schemaVersion,
    changes,
    targets,
    commitment,
  }
  const hash = linkHash({ ...link, seal: null }, head.hash)
  const detail = { command_seq: seq, salt, params, seal_salt: salt, seal_rest: salt }
  await tx
    .with('detail', with_ => with_.insertInto('command_detail').values(detail))
    .insertInto('audit')
    .values({
      seq,
      id,
      at,
      area,
      command,
      kind,
      undo,
      changes,
      commitment,
      hash,
      operator_id: operatorId,
      schema_version: schemaVersion,
      prev_hash: head.hash,
      seal: null,
    })
    .execute()
  for (const target of targets) await tx.insertInto('reversal').values({ seq, target_seq: target }).execute()
  return hash
}
