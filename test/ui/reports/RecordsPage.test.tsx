import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { formKinds } from '../../../electron/service/forms-in-order'
import { routeOf } from '../../../src/app/route'
import type { LedgerLine } from '../../../src/features/reports/ledger-sums'
import { RecordsPage } from '../../../src/features/reports/RecordsPage'
import { office } from '../people/office'
import { renderPage } from '../support/render-page'
import type { Answers } from '../support/service-in-memory'

const line = (sessionId: string, some: Partial<LedgerLine> = {}): LedgerLine => ({
  sessionId,
  courseName: '投诉处理',
  courseNameEn: 'Complaint Handling',
  number: 1,
  category: 'complaints',
  firstDay: '2026-10-12',
  lastDay: '2026-10-13',
  creditedMinutes: 540,
  expected: 42,
  present: 40,
  firstSat: 40,
  firstPassed: 30,
  sat: 40,
  passed: 36,
  certificates: 36,
  fileMissing: 0,
  ...some,
})

const answers = (reports: NonNullable<Answers['reports']>, forms: Answers['forms'] = {}): Answers => ({
  forms,
  ...office(),
  settings: {
    office: () => ({
      company: '',
      companyEn: '',
      minutesPerHour: 45,
      certificatePattern: '',
      certificateCompany: '',
      formNumbers: {},
      fileDays: 5,
      actionDays: 14,
    }),
  },
  reports: { ledgerYears: () => [2026, 2025], ...reports },
})

const chooseSave = vi.fn(async () => ({ ticket: 'ticket-1234', name: '培训台账 2026.xlsx' }))

function open(
  reports: NonNullable<Answers['reports']>,
  tab: 'ledger' | 'results' = 'ledger',
  forms: Answers['forms'] = {},
) {
  const page = renderPage(<RecordsPage route={{ page: 'records', tab }} />, answers(reports, forms))
  window.zhixing = { ...window.zhixing, chooseSave }
  return page
}

beforeEach(() => {
  window.location.hash = '#/records'
  chooseSave.mockClear()
})

it('lists what was held, adds it up, and says what the rate is made of', async () => {
  open({
    ledger: () => [
      line('s1', { fileMissing: 2 }),
      line('s2', {
        firstSat: null,
        firstPassed: 0,
        sat: null,
        passed: 0,
        certificates: 0,
        courseName: '应急演练',
        category: '演练',
      }),
    ],
  })
  const table = await screen.findByRole('grid', { name: '培训台账' })
  const [, first, second] = within(table).getAllByRole('row')
  expect(first?.textContent).toBe('2026-10-12–13投诉处理1投诉处理124240403675.0%90.0%362')
  // Not assessed: no marks, and no rate of nothing.
  expect(second?.textContent).toBe('2026-10-12–13应急演练1演练1242400')
  await userEvent.setup().click(screen.getByRole('button', { name: /90\.0%/ }))
  expect((await screen.findByRole('region', { name: '补考后合格率' })).textContent).toContain(
    '合格 ÷ 参加考核90.0%',
  )
  await userEvent.setup().click(screen.getByRole('button', { name: /75\.0%/ }))
  expect((await screen.findByRole('region', { name: '首考合格率' })).textContent).toContain(
    '合格 ÷ 参加考核75.0%',
  )
  expect(screen.getByText(/补考后合格率按补考后的结论/)).toBeTruthy()
})

it('shows the columns a person wants, now and later, until the default ones are asked for', async () => {
  const user = userEvent.setup()
  const heads = () => screen.getAllByRole('columnheader').map(head => head.textContent)
  const choose = async (name: string) => {
    await user.click(screen.getByRole('button', { name: '列' }))
    await user.click(await screen.findByRole('menuitem', { name }))
  }
  const { unmount } = open({ ledger: () => [line('s1')] })
  await screen.findByRole('grid', { name: '培训台账' })
  const whole = heads()
  await choose('✓ 学时')
  expect(heads()).toEqual(whole.filter(head => head !== '学时'))
  unmount()

  open({ ledger: () => [line('s1')] })
  await screen.findByRole('grid', { name: '培训台账' })
  expect(heads()).toEqual(whole.filter(head => head !== '学时'))
  await choose('学时')
  expect(heads()).toEqual(whole)
  await choose('✓ 应到')
  await choose('恢复默认列')
  expect(heads()).toEqual(whole)
})

it('opens a session with Enter', async () => {
  open({ ledger: () => [line('s1')] })
  const row = (await screen.findByText('90.0%', { selector: 'td' })).closest('tr') as HTMLElement
  row.focus()
  await userEvent.setup().keyboard('{Enter}')
  expect(routeOf(window.location.hash)).toEqual({ page: 'session', id: 's1' })
})

it('asks another year, and says how the first line comes about when there is none', async () => {
  const { sent } = open({ ledger: ({ year }) => (year === 2026 ? [line('s1')] : []) })
  await screen.findByText('90.0%', { selector: 'td' })
  await userEvent.setup().selectOptions(screen.getByRole('combobox', { name: '年份' }), '2025 年')
  expect(await screen.findByText('2025 年还没有办过培训班', { selector: 'p' })).toBeTruthy()
  expect(sent('reports.ledger').at(-1)).toEqual({ year: 2025 })
})

it('writes the ledger where the person chose', async () => {
  const { sent } = open({ ledger: () => [line('s1')], exportLedger: () => ({ rows: 1, caveat: null }) })
  await userEvent.setup().click(await screen.findByRole('button', { name: '导出为 Excel' }))
  expect(chooseSave).toHaveBeenCalledWith(
    expect.objectContaining({ filter: 'workbook', suggestedName: '培训台账 2026.xlsx' }),
  )
  await waitFor(() =>
    expect(sent('reports.exportLedger')).toEqual([{ file: 'ticket-1234', year: 2026, language: 'zh-CN' }]),
  )
  expect(await screen.findByText('已导出 1 行：培训台账 2026.xlsx')).toBeTruthy()
  expect(screen.getByRole('button', { name: '打开' })).toBeTruthy()
})

it.each([
  ['accused' as const, /^已导出 1 行：.*。文件里已注明：内容未经核实。$/],
  ['noted' as const, /^已导出 1 行：.*。文件里已注明：有的内容曾在知行之外被改动。$/],
])('says what the file says of records altered outside (%s)', async (caveat, said) => {
  open({ ledger: () => [line('s1')], exportLedger: () => ({ rows: 1, caveat }) })
  await userEvent.setup().click(await screen.findByRole('button', { name: '导出为 Excel' }))
  const toast = (await screen.findByText(said)).parentElement
  // It was written: that is no failure.
  expect(toast?.className).toMatch(/amber/)
})

it('writes the ledger as a form, as the file and in the language that were chosen', async () => {
  const { sent } = open({ ledger: () => [line('s1')] }, 'ledger', {
    kinds: () => [...formKinds],
    write: () => ({ pages: null, caveat: null }),
  })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: '台账表单…' }))
  await user.click(await screen.findByRole('radio', { name: 'Word 文档' }))
  await user.click(screen.getByRole('radio', { name: '中英对照' }))
  await user.click(screen.getByRole('button', { name: '保存到文件' }))
  expect(chooseSave).toHaveBeenCalledWith(
    expect.objectContaining({ filter: 'word', suggestedName: '培训台账 2026.docx' }),
  )
  await waitFor(() =>
    expect(sent('forms.write')).toEqual([
      {
        form: 'ledger',
        subject: { kind: 'year', year: 2026 },
        format: 'word',
        language: 'both',
        file: 'ticket-1234',
      },
    ]),
  )
  expect(await screen.findByRole('button', { name: '打开' })).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('writes the results of all sessions, or of one', async () => {
  const { sent } = open(
    { ledger: () => [line('s1', { number: 3 })], exportResults: () => ({ rows: 42, caveat: null }) },
    'results',
  )
  const user = userEvent.setup()
  const write = await screen.findByRole('button', { name: /导出为 Excel/ })
  await user.click(write)
  await waitFor(() =>
    expect(sent('reports.exportResults')).toEqual([
      { file: 'ticket-1234', language: 'zh-CN', sessionId: null },
    ]),
  )

  await user.click(screen.getByRole('radio', { name: '只导出一期' }))
  await user.click(write)
  expect(sent('reports.exportResults')).toHaveLength(1)
  await user.type(screen.getByRole('combobox', { name: '培训班' }), '投诉')
  await user.click(await screen.findByRole('option', { name: /投诉处理 第3期/ }))
  await user.click(write)
  await waitFor(() => expect(sent('reports.exportResults').at(-1)).toMatchObject({ sessionId: 's1' }))
})
