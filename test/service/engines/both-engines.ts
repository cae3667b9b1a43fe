import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Insertable, Kysely } from 'kysely'
import { createWriter } from '../../../electron/service/commands'
import type { QueryContext, RunOptions } from '../../../electron/service/context'
import type { Db } from '../../../electron/service/db/databases'
import type { BookSchema } from '../../../electron/service/db/schema'
import { openReader } from '../../../electron/service/db/sqlite/open'
import { buildDemonstration, demonstrationToday } from '../../../electron/service/demonstration/year'
import { handlerOf } from '../../../electron/service/find-handler'
import { formNamed } from '../../../electron/service/forms-in-order'
import { bookFileName } from '../../../electron/service/service'
import { getLetterhead } from '../../../electron/service/settings/settings-store'
import { procedureOf } from '../../../src/contract/find-procedure'
import type { FormSubject } from '../../../src/contract/forms'
import { openTestService } from '../support/service'
import { openPostgres } from './postgres'
import { inTransactions, postgresBook } from './postgres-book'
import { postgresSchema, tablesOf } from './postgres-schema'
import { derived, writtenTables } from './stored'

interface Carried {
  area: string
  name: string
  input: unknown
  run: RunOptions
  output: unknown
}

export interface BothEngines {
  sqlite: Db
  postgres: Kysely<BookSchema>
  /** Tables that commands write to, and those that are derived of them on SQLite. The history is neither. */
  tables: { written: (keyof BookSchema)[]; derived: (keyof BookSchema)[] }
  /** What the commands answered on either engine, in order. */
  outputs: { command: string; sqlite: unknown; postgres: unknown }[]
  close(): Promise<void>
}

/** The demonstration year on SQLite, and the same commands with the same ids carried out on PostgreSQL. */
export async function buildOnBoth(): Promise<BothEngines> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhixing-engines-'))
  const { service } = await openTestService({ dataDir })
  const carried: Carried[] = []
  await buildDemonstration(
    async (area, name, input, run = {}) => {
      const result = await service.call(area, name, input, null, run)
      if (procedureOf(area, name)?.kind === 'command')
        carried.push({ area, name, input, run, output: result.output })
      return result
    },
    () => undefined,
  )
  const reader = openReader(join(dataDir, bookFileName))
  const schema = postgresSchema(reader.sqlite)
  const { db: postgres, close } = await openPostgres(schema)
  const outputs = await carryOut(carried, postgres)
  return {
    sqlite: reader.db,
    postgres,
    tables: {
      written: writtenTables(schema) as (keyof BookSchema)[],
      derived: (tablesOf(schema) as (keyof BookSchema)[]).filter(table => derived.includes(table)),
    },
    outputs,
    async close() {
      reader.sqlite.close()
      await close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function carryOut(
  carried: readonly Carried[],
  db: Kysely<BookSchema>,
): Promise<BothEngines['outputs']> {
  const writer = createWriter(postgresBook(db, inTransactions(db)))
  const outputs: BothEngines['outputs'] = []
  for (const one of carried) {
    const { area, name, run } = one
    const result = await writer.run({
      area,
      name,
      // As the router fills in what was left out.
      input: procedureOf(area, name)?.input.parse(one.input),
      commandId: crypto.randomUUID(),
      operatorId: run.operatorId ?? null,
      today: run.moment?.today ?? '',
      now: run.moment?.now ?? '',
      soundUpTo: 0,
      ...(run.idSeed ? { idSeed: run.idSeed } : {}),
    })
    outputs.push({ command: `${area}.${name}`, sqlite: one.output, postgres: result.output })
  }
  return outputs
}

/** Every row of a table, in an order of its own. */
export async function rowsOf(db: Db, table: keyof BookSchema): Promise<unknown[]> {
  const rows = await db.selectFrom(table).selectAll().execute()
  return rows.map(row => JSON.stringify(row)).sort()
}

/** What SQLite derived, put beside the rows on the other engine: queries read it, and no command wrote it there. */
export async function carryOver({ sqlite, postgres, tables }: BothEngines): Promise<void> {
  for (const table of tables.derived) {
    const rows = (await sqlite.selectFrom(table).selectAll().execute()) as Insertable<BookSchema['setting']>[]
    for (let at = 0; at < rows.length; at += 200)
      await postgres
        .insertInto(table as 'setting')
        .values(rows.slice(at, at + 200))
        .execute()
  }
}

/** Every scan is there. */
const noneLost: QueryContext['scans'] = { lost: async () => new Map(), probe: async () => new Map() }

/** A query as a page gives it; what has no place in JSON does not cross. */
export async function answer(db: Db, area: string, name: string, input: unknown): Promise<unknown> {
  const checked = procedureOf(area, name)?.input.parse(input)
  const moment = { today: demonstrationToday, now: `${demonstrationToday}T01:00:00.000Z` }
  const { run } = await handlerOf<QueryContext>(area, name)
  const output = await run({ db, scans: noneLost, ...moment }, checked)
  return JSON.parse(JSON.stringify(output ?? null))
}

/** What a form gathers of its subject, before anything is drawn. */
export async function formSheet(db: Db, form: string, subject: FormSubject): Promise<unknown> {
  const moment = { db, scans: noneLost, today: demonstrationToday, office: await getLetterhead(db) }
  const sheet = await (await formNamed(form))?.sheet(moment, subject, 'zh-CN')
  return JSON.parse(JSON.stringify(sheet))
}
