import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { queryClient } from '../../../src/app/client'
import type { certificates } from '../../../src/contract/certificates'
import type { OutputOf } from '../../../src/contract/define'
import { NumbersNotice } from '../../../src/features/certificates/NumbersNotice'
import { renderPage } from '../support/render-page'

type Numbering = OutputOf<(typeof certificates)['numbering']>

const restored: Numbering = {
  elsewhere: true,
  series: [
    { series: 'KF-SG-2026-#', last: 0, sample: 'KF-SG-2026-0000' },
    { series: 'KF-TS-2026-#', last: 12, sample: 'KF-TS-2026-0012' },
  ],
}

function open(numbering: Numbering, language: 'zh-CN' | 'en' = 'zh-CN') {
  const page = renderPage(
    <NumbersNotice />,
    { certificates: { numbering: () => numbering, continueNumbers: () => ({}) } },
    { language },
  )
  return { ...page, user: userEvent.setup() }
}
const sent = (asked: { name: string; input: unknown }[]) =>
  asked.filter(one => one.name === 'certificates.continueNumbers').map(one => one.input)

describe('numbers that may have been given elsewhere', () => {
  it('are said after which one, and raised to the last one that was printed there', async () => {
    const { asked, user } = open(restored)
    expect(await screen.findByText('KF-TS-2026-0012 之后的编号可能已在别处打印')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '设定编号…' }))
    const dialog = screen.getByRole('dialog', { name: '已发到的证书编号' })
    const field = within(dialog).getByLabelText('系列 KF-TS-2026 已发到几号')
    expect(within(dialog).getByText('这份数据里已发到 KF-TS-2026-0012。')).toBeTruthy()
    await user.clear(field)
    await user.type(field, '11')
    await user.click(within(dialog).getByRole('button', { name: '从这里往后编' }))
    expect(within(dialog).getByText('不能小于 12：KF-TS-2026-0012 已经发出。')).toBeTruthy()
    expect(sent(asked)).toEqual([])

    await user.clear(field)
    await user.type(field, '40')
    await user.click(within(dialog).getByRole('button', { name: '从这里往后编' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const after = [
      { series: 'KF-SG-2026-#', last: 0 },
      { series: 'KF-TS-2026-#', last: 40 },
    ]
    expect(sent(asked)).toEqual([{ after }])
  })

  it('are said in English, and left as they are with one click when none were given', async () => {
    const { asked, user } = open(restored, 'en')
    expect(
      await screen.findByText('Numbers after KF-TS-2026-0012 may already have been printed elsewhere'),
    ).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Set numbers…' }))
    expect(screen.getByLabelText('Last number issued in series KF-TS-2026')).toBeTruthy()
    expect(screen.getByText('Last issued in this data: KF-TS-2026-0012.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Continue after these' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent(asked)).toEqual([{ after: restored.series.map(({ series, last }) => ({ series, last })) }])
  })

  it('are not mentioned in a book that was worked with here', async () => {
    const { asked } = open({ ...restored, elsewhere: false })
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    expect(asked.map(one => one.name)).toEqual(['certificates.numbering'])
    expect(screen.queryByRole('button', { name: '设定编号…' })).toBeNull()
  })
})
