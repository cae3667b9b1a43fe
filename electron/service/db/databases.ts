import type {
  CommonTableExpression,
  Kysely,
  QueryCreator,
  QueryCreatorWithCommonTableExpression,
} from 'kysely'
import type { BookSchema } from './schema'

/** Inside a command handlers have the transaction only; they cannot open another. */
export type Tx = Omit<Kysely<BookSchema>, 'transaction' | 'startTransaction' | 'destroy' | 'connection'>

/**
 * A database that is only read: for the type checker there is no inserting, updating or deleting in it. Whatever reads
 * (stores' `find`, `get` and `list`) asks for this one, and a transaction will do.
 */
export type Db = Readable<BookSchema> & Pick<Tx, 'getExecutor'>

interface Readable<DB> extends Pick<QueryCreator<DB>, 'selectFrom' | 'selectNoFrom'> {
  with<N extends string, E extends CommonTableExpression<DB, N>>(
    name: N,
    expression: E,
  ): QueryCreatorWithCommonTableExpression<DB, N, E> extends QueryCreator<infer All> ? Readable<All> : never
}
