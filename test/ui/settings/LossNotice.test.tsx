import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { BookNotice } from '../../../src/contract/book/state'
// Compiled here, not in the time of the first test.
import '../../../src/features/settings/SettingsPage'
import type { Language } from '../../../src/i18n/setup'
import { renderApplication } from '../support/application'
import { entry, openBook } from '../support/book'

const loss: BookNotice = {
  code: 'commands_lost',
  count: 14,
  held: 30,
  kept: '/books/office/quarantine/2026-12-09',
  weighing: false,
  backup: { name: 'book-000003-manual.db', at: '2026-12-08T08:00:00.000Z', holds: 9 },
}

const lastKept = entry(30, { area: 'book', command: 'noteLost', params: { count: 2, held: 7 } })

async function settings(language: Language, backups: readonly object[] = [], said: BookNotice = loss) {
  const state = { notices: [said] }
  return renderApplication(
    {
      'book.state': () => ({ output: openBook(state) }),
      'book.backups': () => ({ output: backups }),
      'book.history': input => {
        const { before } = input as { before: number | null }
        return { output: { entries: before === 31 ? [lastKept] : [], nextBefore: null } }
      },
      'book.noteLoss': () => {
        state.notices = []
        return { output: {} }
      },
    },
    { language, hash: '#/settings' },
  )
}

describe.each<[Language, RegExp, RegExp, RegExp, RegExp, RegExp, RegExp]>([
  [
    'zh-CN',
    /^有 14 步已保存的操作不在数据里/,
    /备份里有其中 9 步/,
    /最后保留的是第 30 步：记为已知：第 7 步之后的 2 步/,
    /^恢复这份备份…$/,
    /^记为已知…$/,
    /^我知道缺少 14 步$/,
  ],
  [
    'en',
    /^14 saved steps are missing from the data/,
    /has 9 of them/,
    /last step kept is number 30: Took note that 2 saved steps after step 7/,
    /^Restore this backup…$/,
    /^Take note…$/,
    /^I know that 14 steps are missing$/,
  ],
])('steps that are missing from the data (%s)', (language, title, holds, last, restore, note, know) => {
  it('say where the files lie, and lead to the question about the backup that has more of them', async () => {
    const { asked } = await settings(language)
    const button = await screen.findByRole('button', { name: restore })
    const notice = button.closest('[role=alert]')
    expect(notice?.textContent).toMatch(title)
    expect(notice?.textContent).toMatch(holds)
    expect(notice?.textContent).toContain('/books/office/quarantine/2026-12-09')
    // The same sentences over every page: which backup has them, and the last step there is.
    const banner = await screen.findByRole('region', { name: /^数据的提示$|^Notices about the data$/ })
    for (const said of [holds, last]) {
      await waitFor(() => expect(notice?.textContent).toMatch(said))
      await waitFor(() => expect(banner.textContent).toMatch(said))
    }
    await userEvent.click(button)
    await screen.findByRole('dialog')
    expect(asked).toContainEqual({ name: 'book.weighBackup', input: { name: 'book-000003-manual.db' } })
  })

  it('are said no more once somebody took note of them, and not before', async () => {
    const { asked } = await settings(language)
    await userEvent.click(await screen.findByRole('button', { name: note }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(asked.some(one => one.name === 'book.noteLoss')).toBe(false)
    await userEvent.click(dialog.getByRole('button', { name: know }))
    await waitFor(() => expect(screen.queryByRole('button', { name: note })).toBeNull())
  })
})

it('the list of backups recommends the one that the notice does, and calls no other the newest good one', async () => {
  const backup = (name: string, at: string, certificates: number) => ({
    name,
    at,
    bytes: 4096,
    reason: 'manual',
    verified: true,
    counts: { people: 520, sessions: 2, certificates },
  })
  await settings('zh-CN', [
    backup('book-000004-manual.db', '2026-12-09T07:00:00.000Z', 0),
    backup('book-000003-manual.db', '2026-12-08T08:00:00.000Z', 40),
  ])
  const restore = await screen.findAllByRole('button', { name: /^恢复 .* 的备份$/ })
  const rows = restore.map(button => button.closest('li'))
  const tags = rows.map(row => [/推荐/, /最新完好/].map(tag => tag.test(row?.textContent ?? '')))
  expect(tags).toEqual([
    [false, false],
    [true, false],
  ])
})

it.each<[Language, RegExp, RegExp]>([
  [
    'zh-CN',
    /有 14 步在这里保存的操作不在其中，或不能确认在其中/,
    /证书编号 KF-0001–KF-0003 可能在两边各发过一次/,
  ],
  [
    'en',
    /14 steps saved here are not in it, or are not known to be/,
    /given twice, once in each: KF-0001–KF-0003/,
  ],
])('data that were worked on elsewhere are told as such (%s)', async (language, gone, twice) => {
  await settings(language, [], { ...loss, twice: ['KF-0001–KF-0003'] })
  const banner = await screen.findByRole('region', { name: /^数据的提示$|^Notices about the data$/ })
  await waitFor(() => expect(banner.textContent).toMatch(twice))
  expect(banner.textContent).toMatch(gone)
  const notice = (await screen.findByRole('button', { name: /^记为已知…$|^Take note…$/ })).closest(
    '[role=alert]',
  )
  expect(notice?.textContent).toMatch(gone)
  expect(notice?.textContent).toMatch(twice)
})
