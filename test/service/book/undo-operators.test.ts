import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { areasInOrder } from '../../../electron/service/areas-in-order'
import { bookFile, changeIn, valuesIn } from '../support/book-file'
import { openTestService, type TestService } from '../support/service'

async function withTwoOperators(book: TestService) {
  const { id: first } = await book.call('settings', 'addOperator', { name: '周敏' })
  const by = (operatorId: string) => async (area: string, name: string, input: unknown) =>
    book.service.call(area, name, input, { commandId: randomUUID(), operatorId })
  const zhou = by(first)
  const added = await zhou('settings', 'addOperator', { name: '李娜' })
  const { id: second } = added.output as { id: string }
  return { first, second, zhou, li: by(second), added: added.seq ?? 0 }
}

const operators = async (book: TestService) =>
  (await book.call('settings', 'operators', {})).map(({ name, active }) => [name, active])
const acted = async (book: TestService) =>
  (await book.call('book', 'history', {})).entries.map(({ operator, command }) => [operator, command])

describe('undoing “新增操作人”', () => {
  it('retires who has acted: the history keeps the name, says so, and a redo brings them back', async () => {
    const book = await openTestService()
    const { zhou, li, added } = await withTwoOperators(book)
    await li('people', 'hire', { name: '王契', staffNo: '00603' })
    const undone = await zhou('book', 'undo', { seq: added })
    expect(await operators(book)).toEqual([
      ['周敏', true],
      ['李娜', false],
    ])
    expect(await acted(book)).toEqual([
      ['周敏', 'undo'],
      ['李娜', 'hire'],
      ['周敏', 'addOperator'],
      [null, 'addOperator'],
    ])
    expect((await book.call('book', 'history', {})).entries[0]?.params).toMatchObject({ kept: 1 })
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ contents: 'whole', brokenAt: null })
    await zhou('book', 'redo', { seq: undone.seq })
    expect(await operators(book)).toContainEqual(['李娜', true])
  })

  it('removes who never did anything', async () => {
    const book = await openTestService()
    const { zhou, added } = await withTwoOperators(book)
    await zhou('book', 'undo', { seq: added })
    expect(await operators(book)).toEqual([['周敏', true]])
  })

  it('is refused to oneself, and where nobody would be left to act; nothing has changed then', async () => {
    const book = await openTestService()
    const { zhou, li, added, first } = await withTwoOperators(book)
    await expect(li('book', 'undo', { seq: added, others: true })).rejects.toMatchObject({
      code: 'undo_of_oneself',
    })
    await li('settings', 'retireOperator', { id: first, active: false })
    await expect(book.call('book', 'undo', { seq: added })).rejects.toMatchObject({ code: 'last_operator' })
    await expect(zhou('book', 'undo', { seq: added })).rejects.toMatchObject({ code: 'unknown_operator' })
    expect(await operators(book)).toEqual([
      ['周敏', false],
      ['李娜', true],
    ])
  })
})

it('names who acted in a book where an undo once took their row away', async () => {
  const book = await openTestService()
  const { li } = await withTwoOperators(book)
  await li('people', 'hire', { name: '王契', staffNo: '00603' })
  await book.service.close()
  changeIn(
    bookFile(book.dataDir),
    `UPDATE running SET command_seq = (SELECT max(seq) FROM audit);
     DELETE FROM operator WHERE name = '李娜'; UPDATE running SET command_seq = NULL;`,
  )
  const again = await openTestService({ dataDir: book.dataDir, quiet: true })
  expect(await acted(again)).toContainEqual(['李娜', 'hire'])
})

it('strands nothing: what names a row by its id is held by the database', async () => {
  const book = await openTestService()
  const references: Record<string, unknown> = Object.assign({}, ...areasInOrder.map(area => area.references))
  const loose = areasInOrder.flatMap(({ tables = {} }) =>
    Object.keys(tables).flatMap(table => {
      const held = valuesIn(bookFile(book.dataDir), `SELECT "from" FROM pragma_foreign_key_list('${table}')`)
      const columns = valuesIn(bookFile(book.dataDir), `SELECT name FROM pragma_table_info('${table}')`)
      return columns
        .map(String)
        .filter(column => references[column] && !held.includes(column))
        .map(column => `${table}.${column}`)
    }),
  )
  // Written with the marks it comes from, in one step: those hang on the session.
  expect(loose).toEqual(['rating.session_id'])
})
