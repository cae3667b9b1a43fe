import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { BookState } from '../../../src/contract/book/state'
import { type Answer, renderApplication } from '../support/application'

const stateIs = (state: BookState): Record<string, Answer> => ({ 'book.state': () => ({ output: state }) })

describe('the page before the desk', () => {
  it.each([
    ['zh-CN' as const, '有缺失', '至少缺 519 条记录', '已校验', /从新到旧，从损坏数据中找回的排在最后/],
    [
      'en' as const,
      'Incomplete',
      'at least 519 records missing',
      'Verified',
      /newest first, those recovered from damaged data last/,
    ],
  ])('says of recovered data beside its mark what it lacks, and that it comes last (%s)', async (...row) => {
    const [language, mark, meta, good, order] = row
    const backup = { at: '2026-12-08T01:00:00.000Z', bytes: 4096, verified: true }
    const lost = [{ table: 'mark', saved: 0, lost: 519, rebuilt: 0 }]
    const backups = [
      { ...backup, name: 'b.db', reason: 'hourly' },
      { ...backup, name: 's.db', reason: 'salvaged', lost },
    ]
    const state = {
      state: 'broken',
      folder: '/b',
      reason: 'damaged',
      quarantined: null,
      backups,
    } as BookState
    await renderApplication(stateIs(state), { language })
    const list = await screen.findByRole('list', { name: /^(备份|Backups)$/ })
    const [whole, salvaged] = within(list).getAllByRole('listitem')
    expect(whole?.textContent).toContain(good)
    expect(salvaged?.textContent).toContain(mark)
    expect(salvaged?.textContent).toContain(meta)
    expect(salvaged?.textContent).not.toContain(good)
    expect(screen.getByText(order)).toBeTruthy()
  })

  it.each([
    ['zh-CN' as const, /^上次没有正常关闭（例如断电），或者数据文件在知行之外有变化/],
    ['en' as const, /or the data file was changed outside Zhixing/],
  ])('says why it checks, whichever it was (%s)', async (language, says) => {
    await renderApplication(stateIs({ state: 'checking', folder: '/b', done: 1, total: 2 }), { language })
    expect(await screen.findByText(says)).toBeTruthy()
  })

  it.each([
    ['zh-CN' as const, /^培训专员的工作台/, /导入花名册/],
    ['en' as const, /^The desk of a training coordinator/, /import the roster/],
  ])('welcomes in the words of the trade (%s)', async (language, lead, first) => {
    const absent: BookState = { state: 'absent', folder: '/b', warning: null, tooLong: false }
    await renderApplication(stateIs(absent), { language })
    expect(await screen.findByText(lead)).toBeTruthy()
    expect(screen.getByText(first)).toBeTruthy()
  })
})
