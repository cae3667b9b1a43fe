import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { finding, openPreview, previewed } from './import-page'

const rows = [7, 12, 1100]
/** The last of three rows: the others stand on an earlier page of findings. */
const conflict = finding({
  row: 1100,
  column: '工号',
  value: '01608',
  code: 'conflicting_mark',
  severity: 'conflict',
  params: { number: '01608', name: '王芳', others: '7, 12', rows: 3 },
  choices: rows,
  says: ['88 / 90', '缺考 / 90', ''],
})
const answers = {
  imports: { preview: () => previewed({ findings: [conflict] }), review: () => previewed() },
}

it.each([
  [
    'zh-CN',
    ['第 7 行：88 / 90', '第 12 行：缺考 / 90', '第 1100 行：空', '不导入'],
    '“01608”有 3 行，成绩不一致，另见第 7, 12 行。',
  ],
  [
    'en',
    ['Row 7: 88 / 90', 'Row 12: 缺考 / 90', 'Row 1100: blank', 'Leave it out'],
    '“01608” has 3 rows with different marks; see also row 7, 12.',
  ],
] as const)('names row and value of each of three rows (%s)', async (language, options, said) => {
  await openPreview(answers, { language })
  const group = screen.getByRole('group', { name: /01608/ })
  expect([...group.querySelectorAll('button')].map(one => one.textContent)).toEqual(options)
  expect(screen.getByText(said)).toBeTruthy()
})

it('sends the row that is chosen, and one row of them only', async () => {
  const page = await openPreview(answers)
  const button = (name: string) => screen.getByRole('button', { name })
  await page.user.click(button('第 12 行：缺考 / 90'))
  await vi.waitFor(() => expect(page.choices()?.decisions).toEqual({ 12: ['take'] }))
})

it('answers by its own key where the rows are asked about for another reason as well', async () => {
  const asks = { key: 'mark 1 p1' }
  const own = {
    ...answers,
    imports: { ...answers.imports, preview: () => previewed({ findings: [{ ...conflict, asks }] }) },
  }
  const page = await openPreview(own)
  await page.user.click(screen.getByRole('button', { name: '第 12 行：缺考 / 90' }))
  await vi.waitFor(() => expect(page.choices()?.answers).toEqual({ 'mark 1 p1': '12' }))
  expect(page.choices()?.decisions).toEqual({})
})
