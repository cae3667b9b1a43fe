import { describe, expect, it } from 'vitest'
import { openTestService } from '../support/service'

describe('what a step changed', () => {
  it('shows an insert as it was, also after it was changed and taken back', async () => {
    const book = await openTestService()
    const added = await book.seqOf('settings', 'addOperator', { name: '周敏' })
    const [operator] = await book.call('settings', 'operators', {})
    const renamed = await book.seqOf('settings', 'renameOperator', { id: operator?.id ?? '', name: '周小敏' })

    const image = async (seq: number) => (await book.call('book', 'changes', { seq })).changes
    const asAdded = [
      {
        table: 'operator',
        op: 'I',
        label: '周敏',
        fields: [
          { column: 'name', before: null, after: '周敏' },
          { column: 'active', before: null, after: '1' },
        ],
      },
    ]
    expect(await image(added)).toEqual(asAdded)
    expect(await image(renamed)).toEqual([
      {
        table: 'operator',
        op: 'U',
        label: '周小敏',
        fields: [{ column: 'name', before: '周敏', after: '周小敏' }],
      },
    ])

    await book.call('book', 'undo', { seq: added, withLater: true })
    expect(await image(added)).toEqual(asAdded)
  })

  it('lists one area when asked', async () => {
    const book = await openTestService()
    const seq = await book.seqOf('settings', 'addOperator', { name: '周敏' })
    await book.call('book', 'undo', { seq })
    const areas = async (area: 'settings' | 'book' | null) =>
      (await book.call('book', 'history', { area })).entries.map(entry => entry.area)
    expect(await areas(null)).toEqual(['book', 'settings'])
    expect(await areas('settings')).toEqual(['settings'])
    expect(await areas('book')).toEqual(['book'])
  })
})
