import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { RecoveredNotices } from '../../../src/features/reports/RecoveredNotices'
import { renderPage } from '../support/render-page'

/** Recoveries of before rows were listed one by one. */
const unlisted = { total: 0, groups: [], more: 0 }

const recovery = {
  seq: 41,
  proved: true,
  at: '2026-12-09T01:00:00.000Z',
  lost: [{ table: 'person', saved: 511, lost: 9, rebuilt: 0, named: [{ label: '李娜' }] }],
  checked: null,
}

it.each([
  [
    'zh-CN' as const,
    /^现有数据于 2026年12月9日.* 从损坏中找回$/,
    /至少缺 9 条，找回 511 条：李娜/,
    '已核对',
    /还缺至少 9 条记录，不会因此补回/,
    '核对方式',
  ],
  [
    'en' as const,
    /was recovered from damage on/,
    /at least 9 missing, 511 recovered: 李娜/,
    'Checked',
    /At least 9 records are missing/,
    'How it was checked',
  ],
])(
  'recovered data stand on Today until somebody says they are checked (%s)',
  async (language, title, lost, check, settled, how) => {
    const user = userEvent.setup()
    let checked: { at: string; operator: string; reason: string } | null = null
    const { sent } = renderPage(
      <RecoveredNotices />,
      {
        book: {
          recoveries: () => [
            { ...recovery, checked },
            { ...recovery, seq: 12, lost: [], checked: { at: recovery.at, operator: '周敏', reason: null } },
          ],
          lossOutline: () => unlisted,
          noteRecovery: () => {
            checked = { at: recovery.at, operator: '周敏', reason: '对照了名单' }
            return {}
          },
        },
      },
      { language },
    )
    expect(await screen.findAllByText(title)).toHaveLength(1)
    expect(screen.getByText(lost)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: `${check}…` }))
    // What it settles is said, and how it was done is asked.
    expect(await screen.findByText(settled)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: check }))
    expect(sent('book.noteRecovery')).toEqual([])
    await user.type(screen.getByLabelText(how), '对照了名单')
    await user.click(screen.getByRole('button', { name: check }))
    await waitFor(() => expect(screen.queryByText(title)).toBeNull())
    expect(sent('book.noteRecovery')).toEqual([{ seq: 41, reason: '对照了名单' }])
  },
)

it.each([
  ['zh-CN' as const, true, /没有发现缺少记录/],
  ['zh-CN' as const, false, /它后来也被改动/],
  ['en' as const, false, /it was altered later/],
])('what it lacks is known, or was altered since (%s, %s)', async (language, proved, says) => {
  const recoveries = () => [{ ...recovery, proved, lost: [], checked: null }]
  renderPage(<RecoveredNotices />, { book: { recoveries, lossOutline: () => unlisted } }, { language })
  expect(await screen.findByText(says)).toBeTruthy()
})

it.each([
  ['zh-CN' as const, /核对完之前不能发放、重新发放和打印证书/],
  ['en' as const, /until they are checked, no certificate is issued/],
])('what nothing proves keeps certificates back, and it says so (%s)', async (language, says) => {
  const doubted = {
    ...recovery,
    lost: [{ table: 'mark', saved: 515, lost: 96, rebuilt: 0, unprovable: 515 }],
  }
  renderPage(
    <RecoveredNotices />,
    { book: { recoveries: () => [doubted], lossOutline: () => unlisted } },
    { language },
  )
  expect(await screen.findByText(says)).toBeTruthy()
})
