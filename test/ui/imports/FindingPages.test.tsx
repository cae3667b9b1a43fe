import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { findingsAtOnce } from '../../../src/contract/imports'
import { finding, openPreview, previewed } from './import-page'

const total = findingsAtOnce * 2 + 1

const shown = (findingsFrom = 0) => {
  const count = Math.min(findingsAtOnce, total - findingsFrom)
  const findings = Array.from({ length: count }, (_, at) => finding({ row: findingsFrom + at + 2 }))
  return previewed({ findings, findingsFrom, findingsTotal: total })
}
const answers = {
  imports: {
    preview: () => shown(),
    review: ({ findingsFrom }: { findingsFrom?: number }) => shown(findingsFrom),
  },
} as const

const isOff = (name: string) => screen.getByRole('button', { name }).hasAttribute('disabled')

describe('a file with more findings than are shown at once', () => {
  it('shows them in parts, forth and back, and goes no further than they do', async () => {
    const { user, sent } = await openPreview(answers)
    const press = (name: string) => user.click(screen.getByRole('button', { name }))
    expect(screen.getByText('共 2001 条提醒，这里是第 1 至 1000 条')).toBeTruthy()
    expect([isOff('上一批'), isOff('下一批')]).toEqual([true, false])
    await press('下一批')
    await screen.findByText('共 2001 条提醒，这里是第 1001 至 2000 条')
    expect([isOff('上一批'), isOff('下一批')]).toEqual([false, false])
    await press('下一批')
    await screen.findByText('共 2001 条提醒，这里是第 2001 至 2001 条')
    expect([isOff('上一批'), isOff('下一批')]).toEqual([false, true])
    await press('上一批')
    await screen.findByText('共 2001 条提醒，这里是第 1001 至 2000 条')
    expect(sent('imports.review')).toMatchObject([
      { findingsFrom: 1000 },
      { findingsFrom: 2000 },
      { findingsFrom: 1000 },
    ])
  })

  it('is not imported by a key struck in passing', async () => {
    const { user, sent } = await openPreview(answers)
    await user.keyboard('{Enter}')
    expect(await screen.findByText(/分批显示。请逐批核对/)).toBeTruthy()
    expect(sent('imports.apply')).toEqual([])
  })

  it('says so in English', async () => {
    const { user } = await openPreview(answers, { language: 'en' })
    expect(screen.getByText('Remarks 1 to 1000 of 2001 are shown')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(await screen.findByText('Remarks 1001 to 2000 of 2001 are shown')).toBeTruthy()
  })

  it('has no pages where all are shown', async () => {
    const findings = [finding({ row: 3 })]
    const all = () => previewed({ findings, findingsTotal: 1 })
    await openPreview({ imports: { preview: all, review: all } })
    expect(screen.queryByRole('button', { name: '下一批' })).toBeNull()
  })
})

describe('lost zeros', () => {
  const lost = (params: Record<string, string>) =>
    finding({
      row: 2,
      value: '1356',
      code: 'lost_zeros',
      severity: 'warning',
      params: { padded: '01356', ...params },
    })
  const preview = previewed({
    kind: 'scores',
    sessionId: 's3',
    findings: [lost({ name: '何静', agreed: '何静' })],
    findingsTotal: 1,
  })

  it('of somebody whose name agrees are said to be put back, for there is nothing to choose', async () => {
    const { user } = await openPreview({ imports: { preview: () => preview, review: () => preview } })
    await user.click(screen.getByRole('button', { name: '查看' }))
    expect(await screen.findByText('姓名一致，按“01356”导入。')).toBeTruthy()
    expect(screen.queryByText(/选择“补齐前面的零”/)).toBeNull()
  })

  it('of several people are said once', async () => {
    const agreed = [
      lost({ name: '何静', agreed: '何静' }),
      { ...lost({ name: '何静', agreed: '何静' }), row: 3 },
      { ...lost({ padded: '00600', agreed: '赵䶮' }), row: 4, value: '600' },
    ]
    const all = { ...preview, findings: agreed, findingsTotal: 3 }
    const { user } = await openPreview({ imports: { preview: () => all, review: () => all } })
    const remarks = screen.getByRole('region', { name: '其他提醒 1 条' })
    await user.click(within(remarks).getByRole('button', { name: '查看' }))
    const [, line, ...others] = within(remarks).getAllByRole('row')
    expect(others).toEqual([])
    expect(
      within(line as HTMLElement)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual([
      '2 +2',
      '工号',
      '1356、600',
      '–',
      '2 个工号丢了前面的零，姓名与花名册一致。',
      '已补零，按补零后的工号导入，无需处理。',
    ])
  })
})
