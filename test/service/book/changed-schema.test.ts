import { describe, expect, it } from 'vitest'
import { readMark } from '../../../electron/service/book/marks/sequence-mark'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

async function staffed(): Promise<TestService> {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  return book
}

const check = (book: TestService) => book.call('book', 'verifyAudit', {})
const names = (book: TestService) =>
  valuesIn(bookFile(book.dataDir), 'SELECT name FROM operator ORDER BY name')

const changes = [
  {
    what: 'a trigger of others',
    sql: "CREATE TRIGGER tidy AFTER INSERT ON operator BEGIN UPDATE operator SET name = '无名'; END",
    named: { schema: ['trigger tidy'] },
  },
  {
    what: 'an index of others',
    sql: 'CREATE INDEX sly ON operator (upper(name))',
    named: { schema: ['index sly'] },
  },
  { what: 'a table of others', sql: 'CREATE TABLE sly (id TEXT) STRICT', named: { schema: ['table sly'] } },
  {
    what: 'a view that never ends, in place of a table',
    sql: `PRAGMA foreign_keys = OFF; DROP TABLE certificate_due;
      CREATE VIEW certificate_due AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n`,
    named: { schema: expect.arrayContaining(['view certificate_due', 'table certificate_due']) },
  },
  {
    what: 'triggers of ours gone that keep the record as it is',
    sql: 'DROP TRIGGER audit_no_update; DROP TRIGGER reversal_no_delete',
    named: { schema: ['trigger audit_no_update', 'trigger reversal_no_delete'] },
  },
  {
    what: 'an index of ours gone',
    sql: 'DROP INDEX person_staff_no',
    named: { schema: ['index person_staff_no'] },
  },
  {
    what: 'the capture of a table gone',
    sql: 'DROP TRIGGER capture_operator_i',
    named: { untracked: ['operator'] },
  },
]

describe('a book whose schema is changed while it is open', () => {
  it.each(changes)(
    'is told by the record check, written no more, and not vouched for: $what',
    async ({ sql, named }) => {
      const book = await staffed()
      changeIn(bookFile(book.dataDir), sql)
      expect(await check(book)).toMatchObject(named)
      await expect(book.call('settings', 'addOperator', { name: '李娜' })).rejects.toMatchObject({
        code: 'book_damaged',
      })
      expect(names(book)).toEqual(['周敏'])
      expect(await book.call('book', 'state', {})).toMatchObject({
        notices: [{ code: 'damaged', what: 'records' }],
      })
      await book.service.close()
      expect(readMark(bookFile(book.dataDir))).toMatchObject({ closed: null })
    },
  )

  it.each(changes)('is not vouched for either when nothing more was written: $what', async ({ sql }) => {
    const book = await staffed()
    changeIn(bookFile(book.dataDir), sql)
    await book.service.close()
    expect(readMark(bookFile(book.dataDir))).toMatchObject({ closed: null })
  })

  it('is written again once what was put in is gone', async () => {
    const book = await staffed()
    changeIn(bookFile(book.dataDir), 'CREATE INDEX sly ON operator (upper(name))')
    await expect(book.call('settings', 'addOperator', { name: '李娜' })).rejects.toMatchObject({
      code: 'book_damaged',
    })
    changeIn(bookFile(book.dataDir), 'DROP INDEX sly')
    await book.call('settings', 'addOperator', { name: '李娜' })
    expect(names(book)).toEqual(['李娜', '周敏'].sort())
  })

  it('does not act on a trigger whose counter was set back, nor vouch for it', async () => {
    const book = await staffed()
    const file = bookFile(book.dataDir)
    const [counter] = valuesIn(file, 'PRAGMA schema_version')
    changeIn(file, `${changes[0]?.sql ?? ''}; PRAGMA schema_version = ${Number(counter)}`)
    await book.call('settings', 'addOperator', { name: '李娜' })
    expect(names(book)).toEqual(['李娜', '周敏'].sort())
    await book.service.close()
    expect(readMark(file)).toMatchObject({ closed: null })
  })
})

it('vouches for a book whose schema is ours', async () => {
  const book = await staffed()
  expect(await check(book)).toMatchObject({ contents: 'whole', schema: [], untracked: [] })
  await book.service.close()
  expect(readMark(bookFile(book.dataDir))?.closed).not.toBeNull()
})
