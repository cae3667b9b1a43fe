import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
// Compiled here, not in the time of the first test.
import '../../../src/features/settings/SettingsPage'
import { renderApplication } from '../support/application'

const note = {
  seq: 13,
  at: '2026-12-09T01:00:00.000Z',
  operator: '周敏',
  reason: '核对过试卷',
  proved: true,
  tables: ['mark'],
  entries: [],
  rows: [1, 2].map(() => ({
    table: 'mark',
    kind: 'changed' as const,
    label: '李娜',
    link: null,
    fields: [],
    now: 'altered' as const,
    canPutBack: true,
  })),
}

it.each([
  [
    'zh-CN' as const,
    '曾在知行之外被改动的内容',
    /^第 13 条：2 处内容曾在知行之外被改动，.* 由 周敏 记为已知。原因：核对过试卷$/,
  ],
  [
    'en' as const,
    'Data altered outside Zhixing',
    /^Entry 13: 2 places altered outside Zhixing, taken note of on .* by 周敏\. Reason: 核对过试卷$/,
  ],
])('the settings say what was altered outside and taken note of (%s)', async (language, title, line) => {
  await renderApplication({ 'book.notes': () => ({ output: [note] }) }, { hash: '#/settings', language })
  expect(await screen.findByRole('list', { name: title })).toBeTruthy()
  expect(screen.getByText(line)).toBeTruthy()
})

it.each([
  ['zh-CN' as const, /^第 13 条：至少 200 处内容/],
  ['en' as const, /^Entry 13: at least 200 places altered/],
])('says “at least” where a note could not name them all (%s)', async (language, line) => {
  const rows = Array.from({ length: 100 }, () => note.rows).flat()
  await renderApplication(
    { 'book.notes': () => ({ output: [{ ...note, rows }] }) },
    { hash: '#/settings', language },
  )
  expect(await screen.findByText(line)).toBeTruthy()
})

it('and where of a table no row could be named', async () => {
  await renderApplication(
    { 'book.notes': () => ({ output: [{ ...note, tables: ['mark'], rows: [] }] }) },
    { hash: '#/settings' },
  )
  expect(await screen.findByText(/^第 13 条：至少 1 处内容/)).toBeTruthy()
})

it('the settings say nothing of it where nothing was', async () => {
  await renderApplication({ 'book.notes': () => ({ output: [] }) }, { hash: '#/settings' })
  expect(await screen.findByRole('heading', { name: '备份' })).toBeTruthy()
  expect(screen.queryByText(/曾在知行之外/)).toBeNull()
})

it.each([
  ['zh-CN' as const, '第 13 条：曾把一些改动记为已知，但这条记录后来也被改动，内容已不可信。'],
  [
    'en' as const,
    'Entry 13: alterations were taken note of here, but this entry was itself altered later and cannot be relied on.',
  ],
])('says of a note that was itself altered that nobody can rely on it (%s)', async (language, line) => {
  const unproved = { ...note, proved: false, reason: '', tables: [], rows: [] }
  await renderApplication({ 'book.notes': () => ({ output: [unproved] }) }, { hash: '#/settings', language })
  expect(await screen.findByText(line)).toBeTruthy()
})
