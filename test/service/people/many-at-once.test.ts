/** A roster of thousands is written in bulk: the file afterwards is the one that writing row by row makes. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { inBulk } from '../../../electron/service/db/in-bulk'
import { openWriter } from '../../../electron/service/db/sqlite/open'
import { tablesOutOfRecord } from '../../../electron/service/db/sqlite/record/record-contents'
import { Refusal, Stopped } from '../../../electron/service/refusal'
import { openTestService, type TestService } from '../support/service'

/** More than are written one by one (db/in-bulk.ts). */
const many = 2_500
const rows = Array.from({ length: many }, (_, index) => ({
  person: { staffNo: String(10_000 + index), name: '王芳', unit: '华东分部', post: '客服专员' },
  bookNumber: null,
}))
const people = [
  { id: 'p1', name: '王芳', sort_key: 'wang fang', status: 'active' as const, external: 0 as const },
]
const writeRoster = (book: TestService, some: typeof rows) =>
  book.call('people', 'writeRoster', { fileName: '花名册.xlsx', sheet: '在职', rows: some })

function inFile<T>(book: TestService, sql: string): T[] {
  const sqlite = new Database(join(book.dataDir, 'book.db'), { readonly: true })
  try {
    return sqlite.prepare(sql).all() as T[]
  } finally {
    sqlite.close()
  }
}

const schemaOf = (book: TestService) =>
  inFile(book, "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
const changesOf = (book: TestService, command: number) =>
  inFile<{ tbl: string; op: string; rows: number; aggregates: number; whole: number }>(
    book,
    `SELECT tbl, op, count(*) AS rows, count(DISTINCT aggregate) AS aggregates,
       sum(CASE WHEN tbl = 'person' THEN aggregate = 'person:' || json_extract(key, '$[0]')
                WHEN tbl = 'employment_event' THEN aggregate = (SELECT 'person:' || person_id FROM employment_event
                  WHERE id = json_extract(key, '$[0]')) ELSE 1 END) AS whole
     FROM change WHERE command_seq = ${command} GROUP BY tbl, op ORDER BY min(seq)`,
  )

it('captures every new row, and leaves indexes and triggers as they were', async () => {
  const book = await openTestService()
  const before = schemaOf(book)
  await writeRoster(book, rows)
  expect(schemaOf(book)).toEqual(before)
  expect(inFile(book, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  const changes = changesOf(book, 1)
  expect(changes.find(one => one.tbl === 'person')).toEqual({
    tbl: 'person',
    op: 'I',
    rows: many,
    aggregates: many,
    whole: many,
  })
  expect(changes.find(one => one.tbl === 'employment_event')).toMatchObject({
    op: 'I',
    rows: many,
    whole: many,
  })

  // Row by row again from here on, captured as ever.
  await writeRoster(book, [{ person: { ...rows[0]!.person, staffNo: '99999' }, bookNumber: null }])
  expect(changesOf(book, 2).map(({ tbl, op, rows: count }) => [tbl, op, count])).toEqual([
    ['person', 'I', 1],
    ['employment_event', 'I', 1],
    ['import_run', 'I', 1],
  ])
})

it('is taken back and brought again whole', async () => {
  const book = await openTestService()
  await writeRoster(book, rows)
  const everybody = () => inFile(book, 'SELECT * FROM person ORDER BY id')
  const written = everybody()
  await book.call('book', 'undo', { seq: 1 })
  expect(everybody()).toEqual([])
  await book.call('book', 'redo', { seq: 2 })
  expect(everybody()).toEqual(written)
})

it('is sealed row for row, and found by number and name, back and forth', async () => {
  const book = await openTestService()
  const outOfSeal = () => {
    const sqlite = new Database(join(book.dataDir, 'book.db'), { readonly: true })
    try {
      return tablesOutOfRecord(sqlite)
    } finally {
      sqlite.close()
    }
  }
  const found = async (text: string) =>
    (await book.call('search', 'find', { text, limit: 50 })).map(hit =>
      hit.facts.map(fact => ('name' in fact ? fact.name : '')).join(' '),
    )
  await writeRoster(book, rows)
  expect(outOfSeal()).toEqual([])
  for (const number of ['10000', '10499', '10500', '12499'])
    expect(await found(number)).toEqual([`${number} 华东分部 客服专员`])
  expect(await found('wf')).toHaveLength(50)

  const [unit] = inFile<{ id: string }>(book, "SELECT id FROM unit WHERE name = '华东分部'")
  await book.call('people', 'changeUnit', { id: unit?.id ?? '', name: '华南分部' })
  expect(await found('12499')).toEqual(['12499 华南分部 客服专员'])

  await book.call('book', 'undo', { seq: 1, withLater: true })
  expect(outOfSeal()).toEqual([])
  expect(await found('12499')).toEqual([])
  await book.call('book', 'redo', { seq: 3 })
  expect(outOfSeal()).toEqual([])
  expect(await found('12499')).toHaveLength(1)
})

it('finds two people with one number although the index was down, and writes neither', async () => {
  const book = await openTestService()
  const twice = [...rows, rows[7]!]
  await expect(writeRoster(book, twice)).rejects.toBeInstanceOf(Refusal)
  expect(inFile(book, 'SELECT count(*) AS n FROM person')).toEqual([{ n: 0 }])
})

it('stopped on the way leaves nothing, not even an index missing', async () => {
  const book = await openTestService()
  const before = schemaOf(book)
  const connection = openWriter(join(book.dataDir, 'book.db'))
  const stops = async (after: number) => {
    let looks = 0
    const stopHere = () => {
      looks += 1
      if (looks === after) throw new Stopped()
    }
    connection.sqlite.exec('BEGIN IMMEDIATE; UPDATE running SET command_seq = 1')
    const work = async () => {
      stopHere()
      await connection.db.insertInto('person').values(people).execute()
    }
    try {
      await inBulk(connection.db, [{ table: 'person', rows: many }], stopHere, work)
      return false
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
      return true
    } finally {
      connection.sqlite.exec('ROLLBACK')
    }
  }
  let after = 1
  while (await stops(after)) {
    expect(schemaOf(book)).toEqual(before)
    after += 1
  }
  // Before the rows, before they are captured, and before each index and the trigger is made again.
  expect(after).toBeGreaterThan(10)
  expect(inFile(book, 'SELECT count(*) AS n FROM person')).toEqual([{ n: 0 }])
  connection.sqlite.close()
})
