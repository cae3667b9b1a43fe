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

  it('names things in English too, where they are called otherwise there', async () => {
    const book = await openTestService()
    const unit = { kind: 'branch', parentId: null, name: '华南分部', nameEn: 'South China' } as const
    const { id: unitId } = await book.call('people', 'addUnit', unit)
    const [added] = (await book.call('book', 'history', { limit: 1 })).entries
    const [row] = (await book.call('book', 'changes', { seq: added?.seq ?? 0 })).changes
    expect(row).toMatchObject({ table: 'unit', label: '华南分部', labelEn: 'South China' })
    const hired = await book.seqOf('people', 'hire', {
      name: '王芳',
      staffNo: '1',
      unitId,
      hiredOn: '2020-01-01',
    })
    const { changes } = await book.call('book', 'changes', { seq: hired })
    const person = changes.find(({ table }) => table === 'person')
    expect(person?.labelEn).toBeUndefined()
    expect(person?.fields.find(({ column }) => column === 'unit_id')).toMatchObject({
      after: '华南分部',
      afterEn: 'South China',
    })
  })

  it('shows of a phone only its ends, the whole when that is asked for', async () => {
    const book = await openTestService()
    const { id } = await book.call('people', 'hire', { name: '王芳', staffNo: '1', phone: '13812345678' })
    const seq = await book.seqOf('people', 'change', { id, phone: '13998765432' })
    const phone = async (whole?: boolean) =>
      (await book.call('book', 'changes', { seq, ...(whole && { whole }) })).changes[0]?.fields
    expect(await phone()).toEqual([
      { column: 'phone', before: '138****5678', after: '139****5432', masked: true },
    ])
    expect(await phone(true)).toMatchObject([{ before: '13812345678', after: '13998765432' }])
    await book.call('courses', 'addTrainer', { name: '李娜', phone: '13712345678' })
    const { undo } = await book.call('book', 'undoState', {})
    const { changes } = await book.call('book', 'changes', { seq: undo?.seq ?? 0 })
    expect(JSON.stringify(changes)).not.toContain('1371234')
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
