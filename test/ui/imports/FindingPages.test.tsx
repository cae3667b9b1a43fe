import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { findingsAtOnce } from '../../../src/contract/imports'
import { finding, look, lookAt } from './import-page'

const total = findingsAtOnce * 2 + 1

const shown = (findingsFrom = 0) => {
  const count = Math.min(findingsAtOnce, total - findingsFrom)
  const findings = Array.from({ length: count }, (_, at) => finding({ row: findingsFrom + at + 2 }))
  return look({ findings, findingsFrom, findingsTotal: total })
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
    const { user, sent } = await lookAt(answers)
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

  it('says so in English', async () => {
    const { user } = await lookAt(answers, { language: 'en' })
    expect(screen.getByText('Remarks 1 to 1000 of 2001 are shown')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Later ones' }))
    expect(await screen.findByText('Remarks 1001 to 2000 of 2001 are shown')).toBeTruthy()
  })

  it('has no pages where all are shown', async () => {
    const findings = [finding({ row: 3 })]
    const all = () => look({ findings, findingsTotal: 1 })
    await lookAt({ imports: { preview: all, review: all } })
    expect(screen.queryByRole('button', { name: '下一批' })).toBeNull()
  })
})
