import { describe, expect, it } from 'vitest'
import { openTestService } from '../support/service'

const names = async (book: Awaited<ReturnType<typeof openTestService>>) =>
  (await book.call('settings', 'operators', {})).map(operator => operator.name)

describe('undo and redo', () => {
  it('takes an insert back, brings it again, and says so in the history', async () => {
    const book = await openTestService()
    const seq = await book.seqOf('settings', 'addOperator', { name: '周敏' })
    expect(await names(book)).toEqual(['周敏'])

    await book.call('book', 'undo', { seq })
    expect(await names(book)).toEqual([])
    const state = await book.call('book', 'undoState', {})
    expect(state.undo).toBeNull()
    expect(state.redo?.command).toBe('addOperator')

    await book.call('book', 'redo', { seq: state.redo?.seq ?? 0 })
    expect(await names(book)).toEqual(['周敏'])
    const { entries } = await book.call('book', 'history', {})
    expect(entries.map(entry => [entry.kind, entry.undone])).toEqual([
      ['redo', false],
      ['undo', false],
      ['do', false],
    ])
  })

  it('refuses when a later command touched the same record, names it, and takes both back when asked', async () => {
    const book = await openTestService()
    const added = await book.seqOf('settings', 'addOperator', { name: '周敏' })
    const [operator] = await book.call('settings', 'operators', {})
    const renamed = await book.seqOf('settings', 'renameOperator', { id: operator?.id ?? '', name: '周小敏' })

    await expect(book.call('book', 'undo', { seq: added })).rejects.toMatchObject({
      code: 'undo_touched_later',
      params: { count: 1, blockers: [{ seq: renamed, command: 'renameOperator' }] },
    })
    expect(await names(book)).toEqual(['周小敏'])

    expect(await book.call('book', 'undo', { seq: added, withLater: true })).toEqual({
      undone: [renamed, added],
    })
    expect(await names(book)).toEqual([])
  })

  it('passes over a step that is final, and is stopped by one only where both touched the same record', async () => {
    const book = await openTestService()
    const added = await book.seqOf('settings', 'addOperator', { name: '周敏' })
    await book.call('settings', 'setBookToday', { today: '2026-12-10' })
    const kept = await book.seqOf('settings', 'addOperator', { name: '程浩' })
    await book.call('settings', 'setBookToday', { today: '2026-12-11' })
    for (const expected of [kept, added]) {
      const { undo } = await book.call('book', 'undoState', {})
      expect(undo?.seq).toBe(expected)
      await book.call('book', 'undo', { seq: undo?.seq ?? 0 })
    }
    expect((await book.call('book', 'undoState', {})).undo).toBeNull()
    expect(await names(book)).toEqual([])
  })

  it('keeps an unbroken audit chain, which nothing can rewrite', async () => {
    const book = await openTestService()
    const seq = await book.seqOf('settings', 'addOperator', { name: '周敏' })
    await book.call('book', 'undo', { seq })
    expect(await book.call('book', 'verifyAudit', {})).toMatchObject({ entries: 2, brokenAt: null })
  })

  it('survives a restart', async () => {
    const first = await openTestService()
    await first.call('settings', 'addOperator', { name: '周敏' })
    await first.service.close()
    const again = await openTestService({ dataDir: first.dataDir })
    const state = await again.call('book', 'undoState', {})
    await again.call('book', 'undo', { seq: state.undo?.seq ?? 0 })
    expect(await names(again)).toEqual([])
  })
})
