import type { Book, RunningCommand } from '../book'
import { append } from './append'
import { dependentOn } from './dependent'
import { forgetPages } from './file'
import type { BookConnection } from './open'
import { prepared } from './prepared'
import { putBackRows } from './put-back'
import { headOf } from './record/audit'
import { isIntact } from './record/record-chain'
import { driftOf, liveSums } from './record/sealed'
import { changedSince, hasOrphans, reverseChanges, touchedLater } from './reverse'
import { schemaGuard } from './schema-guard'
import { leavesVouching } from './vouching'
import { unwatched, type WritesPast } from './writes-past'

/** How often others have written to the file, as its connection counts them: what it commits itself is not counted. */
export const writesOfOthers = (sqlite: BookConnection['sqlite']): number =>
  sqlite.pragma('data_version', { simple: true }) as number

/** A book in a file of SQLite, over its only writing connection. */
export function sqliteBook(connection: BookConnection, past: WritesPast = unwatched): Book {
  const { sqlite } = connection
  const isOurs = schemaGuard(sqlite)
  const opened = writesOfOthers(sqlite)
  const foreignWrites = () => past.count() + writesOfOthers(sqlite) - opened
  let forgotten = 0
  const rollback = () => {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    past.ends()
  }
  return {
    isOurs,
    async landed(commandId) {
      const found = prepared(sqlite, 'SELECT seq FROM audit WHERE id = ?').get(commandId)
      return (found as { seq: number } | undefined)?.seq ?? null
    },
    isOperator: async id =>
      prepared(sqlite, 'SELECT 1 FROM operator WHERE id = ? AND active = 1').get(id) !== undefined,
    async begin() {
      sqlite.exec('BEGIN IMMEDIATE')
      try {
        past.begins()
        if (isOurs()) return running(connection, rollback, foreignWrites, past)
      } catch (error) {
        rollback()
        throw error
      }
      rollback()
      return null
    },
    foreignWrites,
    writesIntoFile() {
      const writes = past.intoFile()
      if (writes !== forgotten) forgetPages(sqlite)
      forgotten = writes
      return writes
    },
    close: () => void sqlite.close(),
  }
}

function running(
  { sqlite, db }: BookConnection,
  rollback: () => void,
  foreignWrites: () => number,
  past: WritesPast,
): RunningCommand {
  const head = headOf(sqlite)
  const seq = head.seq + 1
  // Its one row may have been taken away: nothing is lost with it.
  prepared(sqlite, 'INSERT OR REPLACE INTO running (one, command_seq) VALUES (1, ?)').run(seq)
  return {
    seq,
    tx: db,
    changedSince: async seen => changedSince(sqlite, seq, seen),
    append: async entry => append(sqlite, seq, head.hash, entry),
    vouches: async tables => leavesVouching(sqlite, seq, tables),
    areAsChecked: async checked =>
      checked.foreignWrites === foreignWrites() && checked.drift === driftOf(sqlite, liveSums(sqlite)),
    async commit() {
      prepared(sqlite, 'UPDATE running SET command_seq = NULL WHERE one = 1').run()
      past.own(() => sqlite.exec('COMMIT'))
      past.ends()
    },
    async rollback() {
      rollback()
    },

    dependentOn: async seqs => dependentOn(sqlite, seqs),
    touchedLater: async one => touchedLater(sqlite, one),
    isIntact: async one => isIntact(sqlite, one),
    async reverse(one) {
      // Until commit: rows go and come back in no particular order.
      sqlite.pragma('defer_foreign_keys = ON')
      return reverseChanges(sqlite, one)
    },
    hasOrphans: async seqs => hasOrphans(sqlite, seqs),
    async putBack(rows, others) {
      sqlite.pragma('defer_foreign_keys = ON')
      return putBackRows(sqlite, rows, others)
    },
  }
}
