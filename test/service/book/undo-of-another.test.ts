import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openTestService } from '../support/service'

/** Two operators, and somebody hired by the first and corrected by the second. */
async function withTwoOperators() {
  const book = await openTestService()
  const { id: zhou } = await book.call('settings', 'addOperator', { name: '周敏' })
  const { id: li } = await book.call('settings', 'addOperator', { name: '李娜' })
  const as = (operatorId: string | null) => async (area: string, name: string, input: unknown) =>
    book.service.call(area, name, input, { commandId: randomUUID(), operatorId })
  const hired = await as(zhou)('people', 'hire', { name: '王契', staffNo: '00603' })
  const { id } = hired.output as { id: string }
  return { book, as, zhou, li, id, hired: hired.seq ?? 0 }
}

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    ({ code, params }: { code: string; params: unknown }) => ({ code, params }),
  )

describe('a step somebody else did', () => {
  it('is undone only when that is meant: it says whose it is first, and what', async () => {
    const { book, as, li, hired } = await withTwoOperators()
    expect(await refusalOf(as(li)('book', 'undo', { seq: hired }))).toMatchObject({
      code: 'undo_of_another',
      params: { names: ['周敏'], by: '周敏', area: 'people', command: 'hire', seq: hired },
    })
    expect((await book.call('people', 'list', { status: 'all' })).total).toBe(1)
    await as(li)('book', 'undo', { seq: hired, others: true })
    expect((await book.call('people', 'list', { status: 'all' })).total).toBe(0)
  })

  it('is named among those that stand in the way, one’s own is not', async () => {
    const { as, zhou, li, id, hired } = await withTwoOperators()
    await as(li)('people', 'change', { id, nameEn: 'Wang Qi' })
    const blocked = await refusalOf(as(zhou)('book', 'undo', { seq: hired }))
    expect(blocked).toMatchObject({ code: 'undo_touched_later', params: { names: ['李娜'], count: 1 } })
    const all = { seq: hired, withLater: true }
    expect(await refusalOf(as(zhou)('book', 'undo', all))).toMatchObject({ code: 'undo_of_another' })
    await as(zhou)('book', 'undo', { ...all, others: true })
  })

  it('asks nobody about one’s own steps, nor where nobody says who they are', async () => {
    const { as, zhou, hired } = await withTwoOperators()
    const undone = await as(zhou)('book', 'undo', { seq: hired })
    await as(zhou)('book', 'redo', { seq: undone.seq })
    await as(null)('book', 'undo', { seq: hired })
  })
})
