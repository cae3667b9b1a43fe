import type { ControlledTransaction, Kysely } from 'kysely'
import type { Book, RunningCommand } from '../../../electron/service/db/book'
import type { BookSchema } from '../../../electron/service/db/schema'

const ofTheEngine = async (): Promise<never> => {
  throw new Error('capture, and so undo, comes with the team book')
}

/** As much of a book on PostgreSQL as the stores need: commands in transactions, and no trace of them. */
export function postgresBook(db: Kysely<BookSchema>, nextSeq: () => number): Book {
  return {
    isOurs: () => true,
    landed: async () => null,
    async isOperator(id) {
      const found = await db.selectFrom('operator').select('active').where('id', '=', id).executeTakeFirst()
      return found?.active === 1
    },
    async begin() {
      return running(await db.startTransaction().execute(), nextSeq())
    },
    foreignWrites: () => 0,
    close: () => undefined,
  }
}

function running(transaction: ControlledTransaction<BookSchema>, seq: number): RunningCommand {
  return {
    seq,
    tx: transaction,
    changedSince: ofTheEngine,
    append: async () => ({ hash: '', tables: [] }),
    vouches: async () => false,
    areAsChecked: ofTheEngine,
    commit: async () => void (await transaction.commit().execute()),
    rollback: async () => void (await transaction.rollback().execute()),
    dependentOn: ofTheEngine,
    touchedLater: ofTheEngine,
    isProved: ofTheEngine,
    reverse: ofTheEngine,
    hasOrphans: ofTheEngine,
    putBack: ofTheEngine,
  }
}
