/** What a file of attendance leaves to be answered. */
import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { finding, openPreview, previewed, session } from './import-page'

const held = previewed({
  kind: 'attendance',
  fileName: '签到.xlsx',
  sessionId: 's3',
  columns: { staffNo: '工号', time: '刷卡时间' },
})
const shown = (findings: readonly ReturnType<typeof finding>[]) => ({
  imports: {
    preview: () => ({ ...held, findings: [...findings] }),
    review: () => ({ ...held, findings: [...findings] }),
  },
  sessions: { list: () => ({ rows: [session()], nextCursor: null }), get: () => null },
})
const block = { day: '2026-11-27', starts: '13:30', ends: '17:00' }

const fewSeen = finding({
  row: 1,
  code: 'few_seen',
  severity: 'conflict',
  params: { seen: 1, of: 4, count: 3, names: '李娜、赵磊、王㛃', ...block },
  asks: { key: 'in a *' },
})

it.each([
  [
    'zh-CN',
    '都记缺勤',
    '2026-11-27 13:30–17:00：应到 4 人，文件里只有 1 人的签到记录，没有 李娜、赵磊、王㛃（3 人）的。',
  ],
  [
    'en',
    'All absent',
    '2026-11-27 13:30–17:00: the file has scans of 1 out of 4 people expected. No scan: 李娜、赵磊、王㛃 (3).',
  ],
] as const)('asks in %s whether most of a class was absent', async (language, option, what) => {
  const page = await openPreview(shown([fewSeen]) as never, { language })
  const row = screen.getByText(what).closest('tr') as HTMLElement
  await page.user.click(within(row).getByRole('button', { name: option }))
  await waitFor(() => expect(page.choices()?.answers).toEqual({ 'in a *': 'absent' }))
})

const joins = finding({
  row: 9,
  value: '00605',
  code: 'joins_unread',
  severity: 'conflict',
  params: { name: '何敏', ...block },
  asks: { key: 'in a 5' },
})

it('leaves whoever nobody answers for off the class list', async () => {
  const page = await openPreview(shown([joins]) as never)
  const row = screen.getByText(/“何敏”要加入名单/).closest('tr') as HTMLElement
  const isPressed = (name: string) =>
    within(row).getByRole('button', { name }).getAttribute('aria-pressed') === 'true'
  await page.user.click(within(row).getByRole('button', { name: '记请假' }))
  await waitFor(() => expect(page.choices()?.answers).toEqual({ 'in a 5': 'leave' }))
  expect([isPressed('记请假'), isPressed('先不加入名单')]).toEqual([true, false])
  await page.user.click(within(row).getByRole('button', { name: '先不加入名单' }))
  await waitFor(() => expect(page.choices()?.answers).toEqual({}))
})

it('offers whom a name may be, though only its first row has them', async () => {
  const people = ['王芳', '李娜'].map((name, at) => ({ id: name, staffNo: `0060${at + 1}`, name }))
  const unknown = (row: number, offered?: typeof people) =>
    finding({
      row,
      value: '访客',
      code: 'unknown_person',
      severity: 'conflict',
      asks: { key: 'who 访客', ...(offered ? { people: offered } : {}) },
    })
  await openPreview(shown([unknown(3, people), unknown(4), unknown(5)]) as never)
  const row = screen.getByText('3 +2').closest('tr') as HTMLElement
  expect(within(row).queryByRole('button', { name: '记缺勤' })).toBeNull()
  expect(row.textContent).toContain('不是本班的人')
})
