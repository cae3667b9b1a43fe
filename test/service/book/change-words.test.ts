import { expect, it } from 'vitest'
import '../../../src/app/areas'
import { areasInOrder } from '../../../electron/service/areas-in-order'
import { createWords } from '../../../src/i18n/setup'
import { fieldName, fieldText } from '../../../src/parts/book/change-words'
import { bookFile, valuesIn } from '../support/book-file'
import { openTestService } from '../support/service'

it('has words for every column of every table, and for every code a column may hold', async () => {
  const book = await openTestService()
  const missing: string[] = []
  for (const language of ['zh-CN', 'en'] as const) {
    const { t } = createWords(language)
    for (const [table, { derived = [] }] of areasInOrder.flatMap(({ tables = {} }) =>
      Object.entries(tables),
    )) {
      const [sql] = valuesIn(bookFile(book.dataDir), `SELECT sql FROM sqlite_schema WHERE name = '${table}'`)
      const columns = valuesIn(bookFile(book.dataDir), `SELECT name FROM pragma_table_xinfo('${table}')`).map(
        String,
      )
      for (const column of columns) {
        if (column === 'id' || derived.includes(column)) continue
        if (fieldName(t, table, column) === column) missing.push(`${language} ${table}.${column}`)
      }
      for (const [, column = '', codes = ''] of String(sql).matchAll(/CHECK \((\w+) IN \(([^)]*)\)/g))
        for (const code of codes.split(',').map(one => one.trim().replaceAll("'", '')))
          if (fieldText(t, table, column, code) === code)
            missing.push(`${language} ${table}.${column} ${code}`)
    }
  }
  expect(missing).toEqual([])
})

it('tells no derived column, and phone numbers as the lists show them', async () => {
  const book = await openTestService()
  const seq = await book.seqOf('people', 'hire', {
    name: '王契',
    staffNo: '00603',
    hiredOn: '2025-01-06',
    phone: '13912345678',
  })
  const { changes } = await book.call('book', 'changes', { seq })
  const fields = changes.find(({ table }) => table === 'person')?.fields ?? []
  expect(fields.map(({ column }) => column).filter(column => column.endsWith('_key'))).toEqual([])
  expect(fields).toContainEqual({ column: 'phone', before: null, after: '139****5678', masked: true })
})

it('is narrowed to one operator and to days', async () => {
  const book = await openTestService()
  const { id } = await book.call('settings', 'addOperator', { name: '周敏' })
  const at = (day: string) => ({ today: day, now: `${day}T04:00:00.000Z` })
  for (const [day, staffNo] of [
    ['2026-12-07', '1'],
    ['2026-12-08', '2'],
    ['2026-12-09', '3'],
  ] as const)
    await book.call(
      'people',
      'hire',
      { name: `学员${staffNo}`, staffNo },
      { moment: at(day), operatorId: staffNo === '2' ? null : id },
    )
  const days = async (filter: object) =>
    (await book.call('book', 'history', filter)).entries.map(entry => entry.at.slice(0, 10))
  expect(await days({ operatorId: id })).toEqual(['2026-12-09', '2026-12-07'])
  expect(await days({ from: '2026-12-07T00:00:00.000Z', until: '2026-12-09T00:00:00.000Z' })).toEqual([
    '2026-12-08',
    '2026-12-07',
  ])
})

it('says of a fingerprint that it may be of the data before a restore', async () => {
  const book = await openTestService()
  await book.call('settings', 'addOperator', { name: '周敏' })
  const { name } = await book.call('book', 'backupNow', {})
  await book.call('settings', 'addOperator', { name: '李娜' })
  const { head } = await book.call('book', 'verifyAudit', {})
  expect(await book.call('book', 'findHead', { head })).toEqual({ entry: 2, restoredAt: null })
  await book.call('book', 'restoreBackup', { name })
  expect(await book.call('book', 'findHead', { head })).toEqual({ entry: null, restoredAt: 2 })
})
