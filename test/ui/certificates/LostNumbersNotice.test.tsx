import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { LostNumbersNotice } from '../../../src/features/certificates/LostNumbersNotice'
import { renderPage } from '../support/render-page'

it.each([
  ['zh-CN' as const, '发放登记缺少 2 张证书', /没有找回：KF-TS-2026-0003（余敏博）和KF-TS-2026-0007。/],
  [
    'en' as const,
    '2 certificates are missing from the register',
    /KF-TS-2026-0003 \(余敏博\) and KF-TS-2026-0007\. /,
  ],
])('certificates that damage took are named on their page (%s)', async (language, title, text) => {
  renderPage(
    <LostNumbersNotice />,
    {
      certificates: {
        lostNumbers: () => [
          { number: 'KF-TS-2026-0003', person: '余敏博', by: 'damage' as const, printed: null },
          { number: 'KF-TS-2026-0007', person: null, by: 'damage' as const, printed: null },
        ],
      },
    },
    { language },
  )
  expect(await screen.findByText(title)).toBeTruthy()
  expect(screen.getByText(text)).toBeTruthy()
})

it.each([
  ['zh-CN' as const, '记为已处理…', '原因', '记为已处理（1 张）', '请写明原因。'],
  ['en' as const, 'Mark as dealt with…', 'Reason', 'Mark 1 as dealt with', 'Give a reason.'],
])(
  'somebody is done with those that are cleared up (%s)',
  async (language, button, label, confirm, missing) => {
    const user = userEvent.setup()
    const { sent } = renderPage(
      <LostNumbersNotice />,
      {
        certificates: {
          lostNumbers: () => [
            { number: 'KF-TS-2026-0003', person: '余敏博', by: 'damage' as const, printed: null },
            { number: 'KF-TS-2026-0007', person: null, by: 'damage' as const, printed: null },
          ],
          settleLost: () => ({}),
        },
      },
      { language },
    )
    await user.click(await screen.findByRole('button', { name: button }))
    await user.click(screen.getByRole('checkbox', { name: 'KF-TS-2026-0007' }))
    await user.click(screen.getByRole('button', { name: confirm }))
    expect(await screen.findByText(missing)).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: label }), '已收回')
    await user.click(screen.getByRole('button', { name: confirm }))
    await waitFor(() =>
      expect(sent('certificates.settleLost')).toEqual([{ numbers: ['KF-TS-2026-0003'], reason: '已收回' }]),
    )
  },
)

it('those that an older backup took out of the register are told apart from what damage took', async () => {
  renderPage(<LostNumbersNotice />, {
    certificates: {
      lostNumbers: () => [
        { number: 'KF-TS-2026-0003', person: '余敏博', by: 'damage' as const, printed: null },
        { number: 'KF-TS-2026-0007', person: '王契', by: 'restore' as const, printed: true },
      ],
    },
  })
  expect(await screen.findByText('发放登记缺少 2 张证书')).toBeTruthy()
  expect(screen.getByText(/没有找回：KF-TS-2026-0003（余敏博）。/)).toBeTruthy()
  expect(screen.getByText(/^恢复了较早的备份.*KF-TS-2026-0007（王契）。纸质证书已打印，请收回/)).toBeTruthy()
})

it.each([
  ['zh-CN' as const, '列出全部 14 张', /另外 2 张/, /其中 13 张打印过，请收回/, /0014/],
  ['en' as const, 'List all 14', /2 more/, /13 of them were printed: call them in/, /0014/],
])(
  'all of them can be read, and which papers are out is said (%s)',
  async (language, all, more, printed, last) => {
    const user = userEvent.setup()
    const lostNumbers = () =>
      Array.from({ length: 14 }, (_, at) => ({
        number: `KF-TS-2026-${String(at + 1).padStart(4, '0')}`,
        person: null,
        by: 'restore' as const,
        printed: at > 0,
      }))
    const { container } = renderPage(<LostNumbersNotice />, { certificates: { lostNumbers } }, { language })
    await screen.findByRole('button', { name: all })
    expect(container.textContent).toMatch(more)
    expect(container.textContent).toMatch(printed)
    expect(container.textContent).not.toMatch(last)
    await user.click(screen.getByRole('button', { name: all }))
    expect(container.textContent).toMatch(last)
    expect(container.textContent).not.toMatch(more)
  },
)
