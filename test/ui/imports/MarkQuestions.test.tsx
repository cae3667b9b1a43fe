import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { finding, openPreview, previewed, session } from './import-page'

const open = (one: ReturnType<typeof finding>, language: 'zh-CN' | 'en') => {
  const shown = { ...previewed({ kind: 'scores', fileName: '成绩.csv', sessionId: 's3' }), findings: [one] }
  const answers = {
    imports: { preview: () => shown, review: () => shown },
    sessions: { list: () => ({ rows: [session()], nextCursor: null }), get: () => null },
  }
  return openPreview(answers as never, { language })
}
const optionsIn = (row: HTMLElement) =>
  within(row)
    .getAllByRole('button')
    .map(one => one.textContent)

const cheated = finding({
  row: 3,
  column: '结论',
  value: '作弊',
  code: 'marked_and_missed',
  severity: 'conflict',
  params: { state: 'cheating', marks: '88 / 88' },
  asks: { key: 'words 3' },
})

it.each([
  ['zh-CN', '“结论”写的是“作弊”，却有成绩 88 / 88。', ['成绩有效：88 / 88', '记作弊', '不导入']],
  [
    'en',
    '“结论” says “作弊”, but there is a mark: 88 / 88.',
    ['The mark counts: 88 / 88', 'Cheating', 'Leave it out'],
  ],
] as const)('asks in %s whether a mark or the word beside it counts', async (language, what, options) => {
  const page = await open(cheated, language)
  const row = screen.getByText(what).closest('tr') as HTMLElement
  expect(optionsIn(row)).toEqual(options)
  await page.user.click(within(row).getByRole('button', { name: options[1] }))
  await waitFor(() => expect(page.choices()?.answers).toEqual({ 'words 3': 'state' }))
  expect(page.choices()?.decisions).toEqual({})
})

const again = (context?: 'held') =>
  finding({
    row: 2,
    column: '',
    value: '00603',
    code: 'resit_again',
    severity: context ? 'conflict' : 'warning',
    params: { name: '王芳', stands: '<missed>', mark: '56', next: 2, ...(context && { context }) },
    asks: { key: 'resit p1', among: [{ answer: '2', number: 1, says: '<missed>' }] },
  })

it.each([
  ['zh-CN', undefined, ['是又一次补考，记为第 2 次补考', '更正第 1 次补考：缺考 改为 56']],
  ['zh-CN', 'held', ['更正第 1 次补考：缺考 改为 56', '是又一次补考，记为第 2 次补考', '不导入']],
  ['en', undefined, ['A further resit, number 2', 'Correct resit 1: Missed exam to 56']],
] as const)('asks in %s whether a resit is corrected (%s)', async (language, context, options) => {
  const page = await open(again(context), language)
  const what = language === 'en' ? /already has a resit mark/ : '王芳 已有补考成绩 缺考，表里是 56。'
  const row = screen.getByText(what).closest('tr') as HTMLElement
  expect(optionsIn(row)).toEqual(options)
  await page.user.click(within(row).getByRole('button', { name: /又一次|further/ }))
  await waitFor(() => expect(page.choices()?.answers).toEqual({ 'resit p1': 'further' }))
})

it.each([
  ['zh-CN', '表里只有“理论”，而这一期只计实操成绩。', ['是实操成绩', '照理论导入，不计分', '不导入']],
  [
    'en',
    'The sheet has only “理论”, but this session counts only the mark for Practice.',
    ['It is the mark for Practice', 'Import as Theory; it does not count', 'Leave it out'],
  ],
] as const)('asks in %s what a mark is that the session does not count', async (language, what, options) => {
  const uncounted = finding({
    row: 1,
    column: '理论',
    value: '理论',
    code: 'part_not_counted',
    severity: 'conflict',
    params: { theory: 0, practice: 100, part: 'theory', counted: 'practice' },
    asks: { key: 'part' },
  })
  const page = await open(uncounted, language)
  const row = screen.getByText(what).closest('tr') as HTMLElement
  expect(optionsIn(row)).toEqual(options)
  await page.user.click(within(row).getByRole('button', { name: options[0] }))
  await waitFor(() => expect(page.choices()?.answers).toEqual({ part: 'counted' }))
})

it('asks which of two columns is the mark', async () => {
  const twice = finding({
    row: 1,
    column: '理论',
    value: '理论、笔试',
    code: 'mark_twice',
    severity: 'conflict',
    params: { first: 2, count: 1 },
    asks: {
      key: 'column theory',
      among: [
        { answer: '2', number: 3, says: '理论' },
        { answer: '4', number: 5, says: '笔试' },
      ],
    },
  })
  const page = await open(twice, 'zh-CN')
  await page.user.click(screen.getByRole('button', { name: '采用“笔试”' }))
  await waitFor(() => expect(page.choices()?.answers).toEqual({ 'column theory': '4' }))
})
