import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { finding, openPreview, previewed, session } from './import-page'

const resits = finding({
  row: 1,
  column: '补考成绩',
  value: '补考成绩',
  code: 'resit_marks',
  severity: 'warning',
  params: { count: 4 },
})
const shown = { ...previewed({ kind: 'scores', fileName: '补考.csv', sessionId: 's3' }), findings: [resits] }
const answers = {
  imports: { preview: () => shown, review: () => shown },
  sessions: { list: () => ({ rows: [session()], nextCursor: null }), get: () => null },
}

it.each([
  ['zh-CN', '是首考成绩', '“补考成绩”：可能是补考成绩，共 4 行。'],
  ['en', 'First marks', '“补考成绩”: these look like resit marks. Rows: 4.'],
] as const)('asks in %s whether marks are those of a resit', async (language, option, what) => {
  const page = await openPreview(answers as never, { language })
  const row = screen.getByText(what).closest('tr') as HTMLElement
  await page.user.click(within(row).getByRole('button', { name: new RegExp(option) }))
  await waitFor(() => expect(page.choices()?.decisions).toEqual({ 1: ['as_first'] }))
})
