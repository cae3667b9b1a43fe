import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, describe, expect, it } from 'vitest'
import { startWords } from '../../../src/app/language'
import { RestsOnLost } from '../../../src/parts/book/RestsOnLost'
import { renderPage } from '../support/render-page'

beforeAll(() => startWords())

const recovery = {
  seq: 41,
  proved: true,
  at: '2026-12-09T01:00:00.000Z',
  lost: [
    { table: 'person', saved: 505, lost: 15, rebuilt: 0 },
    { table: 'certificate', saved: 33, lost: 7, rebuilt: 0 },
    { table: 'mark', saved: 80, lost: 0, rebuilt: 0 },
  ],
  checked: null as { at: string; operator: string | null; reason: string | null } | null,
}

const outline = { total: 22, groups: [], more: 0 }
const line = { table: 'person', under: 'table' as const, what: 'lost' as const, label: '王契' }

const show = (
  tables: string[],
  recoveries = [recovery],
  language: 'zh-CN' | 'en' = 'zh-CN',
  total = outline.total,
) =>
  renderPage(
    <>
      <RestsOnLost tables={tables} />
      <p>505</p>
    </>,
    {
      book: {
        recoveries: () => recoveries,
        lossOutline: () => ({ ...outline, total }),
        recoveryLosses: () => ({ rows: [line], total: 1, nextCursor: null }),
      },
    },
    { language },
  )

describe('figures that rest on what a recovery lost', () => {
  it.each([
    ['zh-CN' as const, /本页数字可能偏少：人员至少缺 15 条。$/, '查看缺少的记录'],
    ['en' as const, /may be too low\. Missing: Person \(at least 15\)\.$/, 'Show what is missing'],
  ])('say how much of it is missing, and open the list (%s)', async (language, text, button) => {
    show(['person', 'mark'], [recovery], language)
    expect(await screen.findByText(text)).toBeTruthy()
    await userEvent.click(await screen.findByRole('button', { name: button }))
    expect(await screen.findByRole('dialog', { name: /缺失清单|List of losses/ })).toBeTruthy()
  })

  it('lead to Today where nothing of it could be listed', async () => {
    show(['person'], [recovery], 'zh-CN', 0)
    const link = await screen.findByRole('link', { name: '查看缺少的记录' })
    expect(link.getAttribute('href')).toBe('#/today')
  })

  it('say that it is not known where the words of the recovery were altered', async () => {
    show(['person'], [{ ...recovery, proved: false, lost: [] }])
    expect(await screen.findByText(/缺少哪些记录无法确定。$/)).toBeTruthy()
  })

  it.each([
    ['rest on other tables', ['mark', 'course'], null],
    ['were gone through', ['person'], { at: recovery.at, operator: '周敏', reason: '对照了名单' }],
  ])('say nothing where they %s', async (_which, tables, checked) => {
    const { sent } = show(tables, [{ ...recovery, checked }])
    await waitFor(() => expect(sent('book.recoveries')).toHaveLength(1))
    await screen.findByText('505')
    expect(screen.queryByText(/本页数字可能偏少/)).toBeNull()
  })
})
