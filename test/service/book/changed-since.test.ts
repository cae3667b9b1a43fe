import { describe, expect, it } from 'vitest'
import { openTestService, type TestService } from '../support/service'

const meta = (seen: number) => ({ commandId: crypto.randomUUID(), operatorId: null, seen })
const newest = async (book: TestService) =>
  (await book.call('book', 'history', { limit: 1 })).entries[0]?.seq ?? 0

/** Somebody with a number, and what a form that shows them has seen. */
async function onFile(book: TestService, name: string, staffNo: string) {
  const { id } = await book.call('people', 'hire', { name, staffNo, hiredOn: '2026-01-05' })
  return { id, seen: await newest(book) }
}
const change = (book: TestService, id: string, phone: string, seen: number) =>
  book.service.call('people', 'change', { id, phone }, meta(seen))
const phoneOf = async (book: TestService, id: string) => (await book.call('people', 'get', { id }))?.phone

describe('a form that rests on what was shown', () => {
  it('is not saved over what somebody did to the same record since, and says which step that was', async () => {
    const book = await openTestService()
    const { id, seen } = await onFile(book, '王芳', '00603')
    const since = await book.seqOf('people', 'change', { id, phone: '13900000001' })
    await expect(change(book, id, '13900000002', seen)).rejects.toMatchObject({
      code: 'changed_since',
      params: { seq: since },
    })
    expect(await phoneOf(book, id)).toBe('13900000001')
    expect(await newest(book)).toBe(since)
    await change(book, id, '13900000002', since)
    expect(await phoneOf(book, id)).toBe('13900000002')
  })

  it('is saved when others changed something else', async () => {
    const book = await openTestService()
    const fang = await onFile(book, '王芳', '00603')
    const { seen } = await onFile(book, '李娜', '00606')
    await book.call('people', 'change', { id: fang.id, phone: '13900000001' })
    const lina = (await book.call('people', 'match', { text: '李娜' }))[0]?.candidates[0]?.id ?? ''
    await change(book, lina, '13900000002', seen)
    expect(await phoneOf(book, lina)).toBe('13900000002')
  })

  it('an undo is a change as well', async () => {
    const book = await openTestService()
    const { id } = await onFile(book, '王芳', '00603')
    const first = await book.seqOf('people', 'change', { id, phone: '13900000001' })
    const undo = await book.seqOf('book', 'undo', { seq: first })
    await expect(change(book, id, '13900000002', first)).rejects.toMatchObject({ params: { seq: undo } })
  })

  it('without a word of what was seen it is as ever', async () => {
    const book = await openTestService()
    const { id } = await onFile(book, '王芳', '00603')
    await book.call('people', 'change', { id, phone: '13900000001' })
    await book.call('people', 'change', { id, phone: '13900000002' })
    expect(await phoneOf(book, id)).toBe('13900000002')
  })

  it('of a book that a restore replaced rests on nothing that is known here', async () => {
    const book = await openTestService()
    const { id } = await onFile(book, '王芳', '00603')
    const backup = await book.call('book', 'backupNow', {})
    for (const phone of ['13900000001', '13900000002', '13900000003'])
      await book.call('people', 'change', { id, phone })
    const seen = await newest(book)
    await book.call('book', 'restoreBackup', { name: backup?.name ?? '' })
    const since = await book.seqOf('people', 'change', { id, phone: '13900000009' })
    expect(since).toBeLessThanOrEqual(seen)
    await expect(change(book, id, '13900000004', seen)).rejects.toMatchObject({
      code: 'changed_since',
      params: { seq: since },
    })
    await expect(change(book, id, '13900000004', 99_999)).rejects.toMatchObject({ params: { seq: since } })
    expect(await phoneOf(book, id)).toBe('13900000009')
  })
})
