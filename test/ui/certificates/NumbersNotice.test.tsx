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
  raised: [],
  series: [
    { series: 'KF-SG-2026-#', last: 0, sample: 'KF-SG-2026-0000' },
    { series: 'KF-TS-2026-#', last: 12, sample: 'KF-TS-2026-0012' },
  ],
}

function open(numbering: Numbering, language: 'zh-CN' | 'en' = 'zh-CN') {
  const page = renderPage(
    <NumbersNotice />,
    {
      certificates: {
        numbering: () => numbering,
        continueNumbers: () => ({}),
        lowerNumbers: () => ({}),
        keepRaisedNumbers: () => ({}),
      },
    },
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
    const field = within(dialog).getByLabelText('系列 KF-TS-2026 的最后编号')
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

describe('a series that was raised outside', () => {
  const raised = {
    series: 'KF-TS-2026-#',
    from: 'KF-TS-2026-0012',
    sample: 'KF-TS-2026-0999',
    next: 'KF-TS-2026-1000',
    lowered: 'KF-TS-2026-0013',
  }
  const here: Numbering = { ...restored, elsewhere: false }
  const decided = (asked: { name: string; input: unknown }[]) =>
    asked.filter(one => /RaisedNumbers|lowerNumbers/.test(one.name))

  it('is said with what is known otherwise, and lowered or kept', async () => {
    const { asked, user } = open({ ...here, raised: [raised] })
    expect(await screen.findByText('KF-TS-2026 系列的证书编号在知行之外被改大')).toBeTruthy()
    expect(
      screen.getByText(/其他记录里的最后一号是 KF-TS-2026-0012，这个文件写的是 KF-TS-2026-0999。/),
    ).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '改回，从 KF-TS-2026-0013 往后编' }))
    await waitFor(() => expect(decided(asked)).toHaveLength(1))
    await user.click(screen.getByRole('button', { name: '保留，从 KF-TS-2026-1000 往后编' }))
    await waitFor(() => expect(decided(asked)).toHaveLength(2))
    expect(decided(asked)).toMatchObject([
      { name: 'certificates.lowerNumbers', input: { series: ['KF-TS-2026-#'] } },
      { name: 'certificates.keepRaisedNumbers', input: { series: ['KF-TS-2026-#'] } },
    ])
  })

  it('can only be kept where numbers in between may be printed', async () => {
    open({ ...here, raised: [{ ...raised, from: null, lowered: null }] }, 'en')
    expect(await screen.findByText(/so the series cannot be lowered/)).toBeTruthy()
    expect(screen.getByText(/Otherwise no number of this series is known/)).toBeTruthy()
    expect(screen.getAllByRole('button').map(button => button.textContent)).toEqual([
      'Keep, continue with KF-TS-2026-1000',
    ])
  })
})
