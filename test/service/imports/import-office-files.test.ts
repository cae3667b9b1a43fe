import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTestService, type TestService } from '../support/service'

const office = join(process.cwd(), '..', 'shared', 'data', 'office')
const present = existsSync(office)

async function preview(book: TestService, name: string, choices: Record<string, unknown> = {}) {
  return book.call('imports', 'preview', {
    file: book.ticket(join(office, name)),
    kind: null,
    choices: choices as never,
  })
}

describe.skipIf(!present)('the files of the office (skipped where ../shared/data is absent)', () => {
  it('brings the roster in as TRUTH.json says, once', async () => {
    const book = await openTestService()
    const first = await preview(book, '客服中心花名册.xlsx')
    expect(first).toMatchObject({ kind: 'people', new: 520, conflicts: 1, errors: 3, accepted: 520 })
    const applied = await book.call('imports', 'apply', { token: first.token })
    expect(applied.written).toBe(520)

    const again = await preview(book, '客服中心花名册.xlsx')
    expect(again).toMatchObject({ new: 0, changed: 0, unchanged: 520 })

    await book.call('book', 'undo', { seq: applied.seq ?? 0 })
    expect(await preview(book, '客服中心花名册.xlsx')).toMatchObject({ new: 520 })
  })

  it('brings the ability matrix in for the people it knows, and shows the gaps', async () => {
    const book = await openTestService()
    const roster = await preview(book, '客服中心花名册.xlsx', { pad: true, takeConflicts: true })
    await book.call('imports', 'apply', { token: roster.token })
    const ability = await preview(book, '能力评估_2026Q3.xlsx')
    expect(ability.kind).toBe('ability')
    await book.call('imports', 'apply', { token: ability.token })
    expect(await preview(book, '能力评估_2026Q3.xlsx')).toMatchObject({ new: 0, changed: 0 })
  })

  it('reads the outsourced list in GB18030 with its rare names intact', async () => {
    const book = await openTestService()
    const people = await preview(book, '外包人员_GBK.csv')
    expect(people).toMatchObject({ kind: 'people', new: 80, errors: 0 })
    await book.call('imports', 'apply', { token: people.token })
    const found = await book.call('search', 'find', { text: '䶮' })
    expect(found.map(hit => hit.title)).toEqual(['赵䶮二'])
  })
})
