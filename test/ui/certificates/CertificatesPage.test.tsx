import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Certificate } from '../../../src/contract/certificates'
import { CertificatesPage } from '../../../src/features/certificates/CertificatesPage'
import { office } from '../people/office'
import { renderPage } from '../support/render-page'
import { type Answers, Refused } from '../support/service-in-memory'
import { certificate } from './samples'

const voided = { status: 'voided' as const, voidedOn: '2026-12-08', voidReason: null }
const log = [
  certificate('王契', 3, { prints: 1 }),
  certificate('李娜', 2, voided),
  certificate('欧阳娜娜', 1, { validUntil: '2026-12-20', printedName: '欧阳娜' }),
]

interface Given {
  rows?: Certificate[]
  waiting?: number
  language?: 'zh-CN' | 'en'
  missing?: string[]
  show?: 'to_renew'
  list?: NonNullable<NonNullable<Answers['certificates']>['list']>
  print?: NonNullable<NonNullable<Answers['certificates']>['printTogether']>
}

async function openPage({ rows = log, waiting = 1, language, missing = [], show, list, print }: Given = {}) {
  const page = renderPage(
    <CertificatesPage route={{ page: 'certificates', ...(show ? { show } : {}) }} />,
    {
      ...office(),
      certificates: {
        lostNumbers: () =>
          missing.map(number => ({ number, person: null, by: 'damage' as const, printed: null })),
        totals: () => ({ valid: 2, expired: 0, voided: 1, thisYear: 3 }),
        toIssue: () =>
          Array.from({ length: waiting }, (_, index) => ({
            sessionId: `s${index}`,
            courseName: '投诉处理',
            courseNameEn: 'Complaints',
            number: index + 1,
            lastDay: '2026-12-01',
            ready: 34,
            notReady: 8,
          })),
        list:
          list ??
          (({ status, text }) => {
            const found = rows.filter(
              row => (status === 'all' || row.status === status) && row.name.includes(text ?? ''),
            )
            return { rows: found, nextCursor: null, total: found.length }
          }),
        byIds: ({ ids }) => rows.filter(row => ids.includes(row.id)),
        preview: () => null,
        prints: () => [
          { at: '2026-12-09T01:00:00.000Z', copy: 1, reason: null },
          { at: '2026-12-09T02:00:00.000Z', copy: 2, reason: '打印机卡纸' },
        ],
        printTogether: print ?? (() => ({ pages: 1, bytes: 1 })),
      },
    },
    { language },
  )
  Object.assign(window.zhixing, { chooseSave: vi.fn(async () => ({ ticket: 'ticket-1', name: '证书.pdf' })) })
  await screen.findByRole('grid')
  return { ...page, user: userEvent.setup() }
}

const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getAllByRole('cell')[3]?.textContent)

describe('the certificates page', () => {
  it('says which sessions wait, and leads to them', async () => {
    await openPage()
    const list = screen.getByRole('list', { name: '待发证' })
    expect(within(list).getByText('12月1日结束 · 可发 34 人 · 另有 8 人不符合条件')).toBeTruthy()
    expect(within(list).getByRole('link', { name: '前往发证' }).getAttribute('href')).toBe(
      '#/session?id=s0&tab=certificates',
    )
  })

  it('shows a few of many, and all when asked', async () => {
    const { user } = await openPage({ waiting: 9 })
    const list = () => within(screen.getByRole('list', { name: '待发证' })).getAllByRole('listitem')
    expect(list()).toHaveLength(4)
    await user.click(screen.getByRole('button', { name: '显示全部 9 期' }))
    expect(list()).toHaveLength(9)
  })

  it('has every certificate, and names a person as the paper does', async () => {
    await openPage()
    expect(names()).toEqual(['王契', '李娜', '欧阳娜 → 欧阳娜娜'])
    expect(screen.getByText('即将到期')).toBeTruthy()
  })

  it('finds by text and by status', async () => {
    const { user, sent } = await openPage()
    await user.type(screen.getByRole('searchbox'), '李娜')
    await waitFor(() => expect(names()).toEqual(['李娜']))
    await user.click(screen.getByRole('radio', { name: '有效' }))
    expect(await screen.findByText('没有符合条件的证书')).toBeTruthy()
    expect(sent('certificates.list').at(-1)).toMatchObject({ text: '李娜', status: 'in_force', cursor: null })
  })

  it('shows what is to be renewed where Today leads to, and what a newer one has ended', async () => {
    const until = { validUntil: '2026-12-30' }
    const rows = [
      certificate('李敏', 5, { validUntil: '2027-12-30' }),
      certificate('李敏', 4, { ...until, renewedBy: 'KF-TS-2026-0005' }),
      certificate('王契', 3, until),
    ]
    const { user, sent } = await openPage({
      rows,
      show: 'to_renew',
      list: () => ({ rows, nextCursor: null, total: 3 }),
    })
    expect(sent('certificates.list')[0]).toMatchObject({ status: 'to_renew' })
    expect(screen.getByRole('radio', { name: '待续期' })).toHaveProperty('checked', true)
    expect(screen.getAllByText(/^(有效|有新证书|即将到期)$/).map(one => one.textContent)).toEqual([
      '有效',
      '有效',
      '有新证书',
      '即将到期',
    ])
    await user.click(screen.getByRole('radio', { name: '全部' }))
    await waitFor(() => expect(sent('certificates.list').at(-1)).toMatchObject({ status: 'all' }))
  })

  it('prints the valid ones of those chosen, with a reason for a copy', async () => {
    const { user, sent } = await openPage()
    await user.click(screen.getByRole('checkbox', { name: '全部选中' }))
    await user.click(screen.getByRole('button', { name: '打印 2 张' }))
    await user.click(await screen.findByRole('menuitem', { name: '打印成一个 PDF' }))
    expect(await screen.findByText(/其中 1 张以前打印过/)).toBeTruthy()
    await user.keyboard('存档{Enter}')
    await waitFor(() =>
      expect(sent('certificates.printTogether')).toEqual([
        { certificateIds: ['c3', 'c1'], file: 'ticket-1', reason: '存档' },
      ]),
    )
  })

  it('keeps what is chosen while the list is narrowed, and prints it too', async () => {
    const { user, sent } = await openPage()
    await user.click(screen.getByRole('checkbox', { name: '选中 王契' }))
    await user.type(screen.getByRole('searchbox'), '欧阳')
    await waitFor(() => expect(names()).toEqual(['欧阳娜 → 欧阳娜娜']))
    expect(await screen.findByText('已选中的证书中有 1 张不在当前列表，打印时一并打印。')).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: '全部选中' }))
    await user.click(screen.getByRole('button', { name: '打印 2 张' }))
    await user.click(await screen.findByRole('menuitem', { name: '打印成一个 PDF' }))
    expect(await screen.findByText(/其中 1 张以前打印过/)).toBeTruthy()
    await user.keyboard('存档{Enter}')
    await waitFor(() =>
      expect(sent('certificates.printTogether')).toMatchObject([{ certificateIds: ['c1', 'c3'] }]),
    )
    await user.click(screen.getByRole('button', { name: '取消选择' }))
    expect(screen.queryByRole('button', { name: '取消选择' })).toBeNull()
  })

  it('knows what became meanwhile of one that is chosen and out of sight', async () => {
    const rows = [certificate('李敏', 5), certificate('欧阳娜娜', 4)]
    const { user, sent } = await openPage({ rows })
    await user.click(screen.getByRole('checkbox', { name: '选中 李敏' }))
    await user.click(screen.getByRole('checkbox', { name: '选中 欧阳娜娜' }))
    // Somebody prints the one and voids the other.
    rows[0] = certificate('李敏', 5, { prints: 1 })
    rows[1] = certificate('欧阳娜娜', 4, voided)
    await user.type(screen.getByRole('searchbox'), '无')
    await user.click(await screen.findByRole('button', { name: '打印 1 张' }))
    await user.click(await screen.findByRole('menuitem', { name: '打印成一个 PDF' }))
    expect(await screen.findByText(/其中 1 张以前打印过/)).toBeTruthy()
    await user.keyboard('存档{Enter}')
    await waitFor(() =>
      expect(sent('certificates.printTogether')).toMatchObject([{ certificateIds: ['c5'], reason: '存档' }]),
    )
  })

  it('asks why when the service knows of a print that the list does not', async () => {
    const { user, sent } = await openPage({
      rows: [certificate('李敏', 5)],
      print: ({ reason }) => {
        if (reason === null) throw new Refused('reason_needed', { count: 1 })
        return { pages: 1, bytes: 1 }
      },
    })
    await user.click(screen.getByRole('checkbox', { name: '选中 李敏' }))
    await user.click(screen.getByRole('button', { name: '打印 1 张' }))
    await user.click(await screen.findByRole('menuitem', { name: '打印成一个 PDF' }))
    expect(await screen.findByText(/其中 1 张以前打印过/)).toBeTruthy()
    await user.keyboard('存档{Enter}')
    await waitFor(() => expect(sent('certificates.printTogether')).toHaveLength(2))
  })

  it('keeps what has come when the next page does not come, and asks once more', async () => {
    let fails = true
    const { user } = await openPage({
      list: ({ cursor }) => {
        if (cursor === null || cursor === undefined) return { rows: log, nextCursor: 'more', total: 4 }
        if (fails) throw new Refused('bad_cursor')
        return { rows: [certificate('赵敏', 9)], nextCursor: null, total: 4 }
      },
    })
    const again = await screen.findByRole('button', { name: '重试' })
    expect(names()).toHaveLength(3)
    fails = false
    await user.click(again)
    await waitFor(() => expect(names()).toHaveLength(4))
    expect(screen.queryByRole('button', { name: '重试' })).toBeNull()
  })

  it('chooses all there are, also what has not come yet', async () => {
    let comes: () => void = () => undefined
    const waits = new Promise<void>(resolve => {
      comes = resolve
    })
    const { user } = await openPage({
      list: async ({ cursor }) => {
        if (cursor === null || cursor === undefined) return { rows: log, nextCursor: 'more', total: 4 }
        await waits
        return { rows: [certificate('赵敏', 9)], nextCursor: null, total: 4 }
      },
    })
    const all = screen.getByRole<HTMLInputElement>('checkbox', { name: '全部选中' })
    await user.click(all)
    expect(all.checked).toBe(false)
    comes()
    expect(await screen.findByRole('button', { name: '打印 3 张' })).toBeTruthy()
    expect(all.checked).toBe(true)
    await user.click(screen.getByRole('checkbox', { name: '选中 赵敏' }))
    expect(all.indeterminate).toBe(true)
  })

  it('opens one with its prints; of an undone issue it says so', async () => {
    const { user } = await openPage()
    await user.click(screen.getByRole('cell', { name: 'KF-TS-2026-0002' }))
    expect(await screen.findByText('12月8日 · 发证已撤销')).toBeTruthy()
    expect(await screen.findByText('打印机卡纸')).toBeTruthy()
    expect(screen.getByRole('button', { name: '重新发证…' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: '作废…' })).toBeNull()
  })

  it('teaches while it is empty', async () => {
    await openPage({ rows: [], waiting: 0 })
    expect(screen.getByText('没有等待发证的培训班')).toBeTruthy()
    expect(screen.getByText('还没有发过证书', { selector: ':not(button *)' })).toBeTruthy()
  })

  it('does not say that none was issued where those that were are missing', async () => {
    await openPage({ rows: [], waiting: 0, missing: ['KF-TS-2026-0001', 'KF-TS-2026-0002'] })
    expect(await screen.findByText('登记里没有证书，曾经发过的 2 张缺失')).toBeTruthy()
    expect(screen.queryByText('还没有发过证书')).toBeNull()
  })

  it('speaks English', async () => {
    await openPage({ language: 'en' })
    expect(screen.getByText('ended 1 Dec · 34 ready · 8 more not eligible')).toBeTruthy()
  })
})
