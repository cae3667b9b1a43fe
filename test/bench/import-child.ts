import { readFileSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { readXlsx } from 'hucre/xlsx'
import { openBenchBook } from './bench-book'
import { timed } from './pairs'
import { rosterHeadings } from './roster-file'

/**
 * One import in a process of its own, so that neither side has a warm engine or another's memory:
 * `product FILE`, or `bare FILE DATABASE`. It says `ready`, begins when it is told to, and answers with milliseconds.
 */
const [side, file = '', target = ''] = process.argv.slice(2)
const told = () => new Promise<void>(resolve => process.once('message', () => resolve()))
const say = (message: unknown) => new Promise<void>(resolve => void process.send?.(message, () => resolve()))

/** Validated, previewed, written, captured and audited, with the writing and the reading in their own threads. */
async function product(): Promise<number> {
  const book = await openBenchBook({ threads: true })
  try {
    // As the application does once its first page is painted.
    book.service.warm()
    await begin()
    return await timed(async () => {
      const { token } = await book.caller.imports.preview({ file: book.ticket(file), kind: 'people' })
      await book.caller.imports.apply({ token })
    })
  } finally {
    await book.close()
  }
}

/** What the fastest importer could not leave out: the file is read, and each row inserted as it stands. */
async function bare(): Promise<number> {
  await begin()
  const took = await timed(async () => {
    const workbook = await readXlsx(readFileSync(file))
    const sqlite = new Database(target)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    const columns = rosterHeadings.map((_, index) => `c${index}`)
    sqlite.exec(
      `CREATE TABLE person (id INTEGER PRIMARY KEY, ${columns.map(column => `${column} TEXT`).join(', ')}) STRICT`,
    )
    const insert = sqlite.prepare(
      `INSERT INTO person (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    sqlite.transaction(() => {
      for (const row of (workbook.sheets[0]?.rows ?? []).slice(1)) {
        insert.run(columns.map((_, index) => String(row[index] ?? '')))
      }
    })()
    sqlite.close()
  })
  for (const end of ['', '-wal', '-shm']) rmSync(target + end, { force: true })
  return took
}

async function begin(): Promise<void> {
  const go = told()
  await say('ready')
  await go
}

const took = await (side === 'product' ? product() : bare())
await say({ took })
process.disconnect()
