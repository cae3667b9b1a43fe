import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { HandleEmptyInListsPlugin, Kysely, PGliteDialect, replaceWithNoncontingentExpression } from 'kysely'
import type { BookSchema } from '../../../electron/service/db/schema'
import { checkout } from '../../support/checkout'

export interface PostgresBook {
  db: Kysely<BookSchema>
  close(): Promise<void>
}

/**
 * A PostgreSQL in this process with the tables of a book and no rows. Setting one up from nothing takes seconds: the
 * first one of a schema is kept beside the packages, and copied from then on.
 */
export async function openPostgres(schema: readonly string[]): Promise<PostgresBook> {
  const pglite = new PGlite({ loadDataDir: await templateOf(schema) })
  const db = new Kysely<BookSchema>({
    dialect: new PGliteDialect({ pglite }),
    // SQLite takes an empty list as it stands.
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  })
  await pglite.waitReady
  return { db, close: () => db.destroy() }
}

async function templateOf(schema: readonly string[]): Promise<Blob> {
  const hash = createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 16)
  const folder = join(checkout, 'node_modules', '.zhixing', 'postgres')
  const file = join(folder, `${hash}.tar`)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    const made = await PGlite.create()
    for (const statement of schema) await made.exec(statement)
    const template = await made.dumpDataDir('none')
    await made.close()
    const unfinished = `${file}.${process.pid}`
    writeFileSync(unfinished, Buffer.from(await template.arrayBuffer()))
    renameSync(unfinished, file)
  }
  return new Blob([readFileSync(file)])
}
