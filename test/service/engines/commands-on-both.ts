import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { expect } from 'vitest'
import { createWriter, type Writer } from '../../../electron/service/commands'
import type { Db } from '../../../electron/service/db/databases'
import type { BookSchema } from '../../../electron/service/db/schema'
import { migrate } from '../../../electron/service/db/sqlite/migrate'
import { schemaVersion } from '../../../electron/service/db/sqlite/migrations/list'
import { type BookConnection, openWriter } from '../../../electron/service/db/sqlite/open'
import { sealAnew } from '../../../electron/service/db/sqlite/record/seal-anew'
import { sqliteBook } from '../../../electron/service/db/sqlite/sqlite-book'
import { Refusal } from '../../../electron/service/refusal'
import { procedureOf } from '../../../src/contract/find-procedure'
import { temporaryFolder } from '../support/temporary-folder'
import { type Office, openOffice, operatorName } from './office'
import { openPostgres } from './postgres'
import { appendEntry, type Begun, headOf, inSavepoints, inTransactions, postgresBook } from './postgres-book'
import { postgresSchema } from './postgres-schema'
import { type BookState, type StateReader, stateReader, traceOf } from './stored'

/** What came of a command: what it answered, or why not. */
export type Outcome =
  | { seq: number | null; output: unknown }
  | { refused: string; params: Record<string, unknown> }

/** One engine with a book, and the one who writes to it. */
interface Engine {
  db: Db
  writer: Writer
  state(): Promise<BookState>
  /** As a book has it that was recovered from damage: an entry that seals all rows as they are. */
  sealSalvaged(words: Record<string, unknown>): Promise<void>
}

/** The same book on both engines: whatever is done is done on both, and answered alike. */
export interface BothBooks {
  /** For looking something up. */
  db: Db
  tries(area: string, name: string, input: unknown): Promise<Outcome>
  sealSalvaged(words: Record<string, unknown>): Promise<void>
  /** The rows of every table that a command writes, the same on both. */
  state(): Promise<BookState>
  /** What the history and the stack of undo hold from a command on, the same on both. */
  trace(from: number): Promise<unknown>
}

export interface BothOffices {
  /** An office as it was furnished, and the books it stands in. What is done there is gone afterwards. */
  visit(work: (office: Office, books: BothBooks) => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** An empty book on both engines, furnished by the same commands, which each visit finds as they left it. */
export async function openOnBoth(): Promise<BothOffices> {
  const folder = temporaryFolder('commands')
  const furnished = join(folder, 'furnished.db')
  const sqlite = openWriter(furnished)
  migrate(sqlite.sqlite)
  const { db: postgres, close } = await openPostgres(postgresSchema(sqlite.sqlite))
  const inSqlite = stateReader(sqlite.sqlite, 'json_object')
  const inPostgres = stateReader(sqlite.sqlite, 'json_build_object')
  const books = bothBooks([
    onSqlite(sqlite, inSqlite),
    onPostgres(postgres, inTransactions(postgres), inPostgres),
  ])
  const furnishing = await openOffice(books)
  await books.state()
  sqlite.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.sqlite.close()
  return {
    async visit(work) {
      const file = join(folder, 'visited.db')
      copyFileSync(furnished, file)
      const connection = openWriter(file)
      // No power is cut here.
      connection.sqlite.pragma('synchronous = OFF')
      const transaction = await postgres.startTransaction().execute()
      try {
        const visited = bothBooks([
          onSqlite(connection, inSqlite),
          onPostgres(transaction, inSavepoints(transaction), inPostgres),
        ])
        await work(furnishing.at(visited), visited)
      } finally {
        await transaction.rollback().execute()
        connection.sqlite.close()
      }
    },
    close,
  }
}

function onSqlite(connection: BookConnection, stateIn: StateReader): Engine {
  return {
    db: connection.db,
    writer: createWriter(sqliteBook(connection)),
    state: () => stateIn(connection.db),
    sealSalvaged: async words => sealAnew(connection.sqlite, 'sealSalvaged', schemaVersion, words),
  }
}

function onPostgres(db: Kysely<BookSchema>, begin: () => Promise<Begun>, stateIn: StateReader): Engine {
  return {
    db,
    writer: createWriter(postgresBook(db, begin)),
    state: () => stateIn(db),
    async sealSalvaged(params) {
      await sql`DELETE FROM undo_stack`.execute(db)
      await appendEntry(db, await headOf(db), {
        id: crypto.randomUUID(),
        at: now,
        operatorId: null,
        area: 'book',
        command: 'sealSalvaged',
        undo: 'final',
        params,
        reversal: null,
        changes: 0,
      })
    },
  }
}

export const today = '2026-12-09'
const now = `${today}T01:00:00.000Z`

function bothBooks([sqlite, postgres]: readonly [Engine, Engine]): BothBooks {
  const named = (name: string) =>
    sqlite.db.selectFrom('operator').select('id').where('name', '=', name).executeTakeFirst()
  const tries = async (area: string, name: string, input: unknown) => {
    const request = {
      area,
      name,
      // As the router fills in what was left out.
      input: procedureOf(area, name)?.input.parse(input),
      commandId: crypto.randomUUID(),
      operatorId: (await named(operatorName))?.id ?? null,
      today,
      now,
      soundUpTo: 0,
      idSeed: 'office',
    }
    const outcomeOn = (engine: Engine): Promise<Outcome> =>
      engine.writer.run(request).then(({ seq, output }) => ({ seq, output }), refusalOf)
    const outcome = await outcomeOn(sqlite)
    expect(await outcomeOn(postgres), `${area}.${name} on PostgreSQL`).toEqual(outcome)
    return outcome
  }
  return {
    db: sqlite.db,
    tries,
    async sealSalvaged(words) {
      await sqlite.sealSalvaged(words)
      await postgres.sealSalvaged(words)
    },
    async state() {
      const state = await sqlite.state()
      expect(await postgres.state(), 'rows on PostgreSQL').toEqual(state)
      return state
    },
    async trace(from) {
      const trace = await traceOf(sqlite.db, from)
      expect(await traceOf(postgres.db, from), 'history on PostgreSQL').toEqual(trace)
      return trace
    },
  }
}

function refusalOf(error: unknown): Outcome {
  if (!(error instanceof Refusal)) throw error
  return { refused: error.code, params: { ...error.params } }
}
