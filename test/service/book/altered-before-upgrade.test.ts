import { describe, expect, it } from 'vitest'
import { schemaVersion } from '../../../electron/service/db/sqlite/migrations/list'
import { sealedTables } from '../../../electron/service/db/sqlite/record/sealed'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'
import { smallBook } from '../support/small-book'

/** The version that brought the seal: what older books hold was never summed. */
const sealedSince = 10
const sealed = Array.from({ length: schemaVersion - sealedSince }, (_, at) => sealedSince + at)

const damagedIn = async (book: TestService) => {
  const state = await book.call('book', 'state', {})
  return state.state === 'open' ? state.notices.find(notice => notice.code === 'damaged') : undefined
}

/** The small book of a version, altered with a SQLite tool, and then opened and brought up to date. */
async function altered(version: number, sql: string): Promise<TestService> {
  const dataDir = smallBook(version)
  changeIn(bookFile(dataDir), sql)
  const book = await openTestService({ dataDir })
  expect(valuesIn(bookFile(dataDir), 'PRAGMA user_version')).toEqual([schemaVersion])
  return book
}

/** The sealed tables that hold rows. */
function holding(dataDir: string): string[] {
  const file = bookFile(dataDir)
  const tables = valuesIn(file, "SELECT name FROM sqlite_schema WHERE type = 'table'").map(String)
  return sealedTables
    .filter(table => tables.includes(table))
    .filter(table => valuesIn(file, `SELECT 1 FROM ${table} LIMIT 1`).length > 0)
}

/** The salt of the last seal exchanged: its rows cannot be compared with it any more, though no sum differs. */
const forged = `UPDATE command_detail SET seal_salt = 'other'
  WHERE command_seq = (SELECT max(command_seq) FROM command_detail)`

describe.each(sealed)('a book of version %i, altered before it was brought up to date,', version => {
  it('does not match, by the tables that were altered, until that is taken note of', async () => {
    const book = await altered(
      version,
      "DROP TRIGGER IF EXISTS capture_person_u; UPDATE person SET name = '王方' WHERE name = '王芳'",
    )
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({
      contents: 'altered',
      outOfSeal: ['person'],
      tables: [],
    })
    expect(await damagedIn(book)).toMatchObject({ what: 'records' })
    expect((await book.call('book', 'backups', {})).map(({ record }) => record?.state)).toEqual(['altered'])
    const operatorId = (await book.call('settings', 'operators', {}))[0]?.id ?? ''
    await book.call('book', 'takeNote', { reason: '核对过' }, { operatorId })
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', outOfSeal: [] })
    expect(await book.call('book', 'notes', {})).toMatchObject([{ tables: ['person'], rows: [] }])
    expect(await damagedIn(book)).toBeUndefined()
  })

  it('does not match where the sums were written anew as well: nothing tells which, so each that holds rows', async () => {
    const book = await altered(version, forged)
    const found = await book.call('book', 'verifyAudit', {})
    expect(found.contents).toBe('altered')
    expect(found.outOfSeal.toSorted()).toEqual(holding(smallBook(version)))
  })
})

it('is told nothing of where the small book is as it was written', async () => {
  const book = await openTestService({ dataDir: smallBook(sealedSince) })
  expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', outOfSeal: [] })
})
