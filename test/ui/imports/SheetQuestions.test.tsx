import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { pick } from '../support/pick'
import { finding, openPreview, previewed, session } from './import-page'

const held = previewed({
  kind: 'scores',
  fileName: '成绩.xlsx',
  sessionId: 's3',
  columns: { staffNo: '工号', name: '姓名', total: '总评' },
  accepted: 0,
})
const shown = (findings: readonly ReturnType<typeof finding>[]) => ({
  imports: {
    preview: () => ({ ...held, findings: [...findings] }),
    review: ({ sessionId }: { sessionId?: string | null | undefined }) => ({
      ...held,
      sessionId: sessionId ?? null,
      findings: [...findings],
    }),
  },
  sessions: {
    list: () => ({ rows: [session(), session({ id: 's2', number: 2 })], nextCursor: null }),
    get: () => null,
  },
})

const oneMark = finding({
  row: 1,
  column: '总评',
  value: '总评',
  code: 'one_mark',
  severity: 'conflict',
  params: { theory: 60, practice: 40 },
})

it.each([
  ['zh-CN', '是实操成绩', '“总评”没有写明是理论还是实操，而这一期两项都计分（理论 60%，实操 40%）。'],
  [
    'en',
    'Practice mark',
    '“总评” does not say whether it is theory or practice, and this session counts both (theory 60%, practice 40%).',
  ],
] as const)('asks in %s what the only mark of a sheet is', async (language, option, what) => {
  const page = await openPreview(shown([oneMark]) as never, { language })
  const row = screen.getByText(what).closest('tr') as HTMLElement
  await page.user.click(within(row).getByRole('button', { name: option }))
  await waitFor(() => expect(page.choices()?.decisions).toEqual({ 1: ['as_practice'] }))
})

const title = '培训项目：投诉处理（第3期）'
const otherSession = finding({ row: 2, value: title, code: 'other_session', severity: 'conflict' })

it.each([
  ['zh-CN', '导入到所选的培训班', `表头上方写的是“${title}”，与所选的培训班不是同一课程或同一期。`],
  [
    'en',
    'Import into the session chosen',
    `The words above the headings, “${title}”, name another course or session than the one chosen.`,
  ],
] as const)('asks in %s whether a sheet is of the session chosen', async (language, option, what) => {
  const page = await openPreview(shown([otherSession]) as never, { language })
  const row = screen.getByText(what).closest('tr') as HTMLElement
  await page.user.click(within(row).getByRole('button', { name: option }))
  await waitFor(() => expect(page.choices()?.decisions).toEqual({ 2: ['take'] }))
})

it('forgets what was confirmed for one session when another is chosen', async () => {
  const page = await openPreview(shown([otherSession]) as never)
  await page.user.click(screen.getByRole('button', { name: '导入到所选的培训班' }))
  await waitFor(() => expect(page.choices()?.decisions).toEqual({ 2: ['take'] }))
  await pick(
    page.user,
    screen.getByRole('combobox', { name: '培训班' }),
    '第2期',
    '投诉处理 第2期 · 2026-10-12',
  )
  await waitFor(() => expect(page.sent('imports.review').at(-1)).toMatchObject({ sessionId: 's2' }))
  expect(page.choices()?.decisions).toEqual({})
})

it.each([
  ['zh-CN', '查看', '王契 这一期全程没有出勤，却有成绩。'],
  ['en', 'Show', '王契 is recorded as absent from the whole session, but has a mark.'],
] as const)('says in %s who has a mark and never came', async (language, show, what) => {
  const absent = finding({
    row: 3,
    value: '00603',
    code: 'absent_marked',
    severity: 'warning',
    params: { name: '王契' },
  })
  const page = await openPreview(shown([absent]) as never, { language })
  await page.user.click(screen.getByRole('button', { name: show }))
  expect(screen.getByText(what)).toBeTruthy()
})

it.each([
  ['zh-CN', '记请假', '先不登记', /先不登记，课次也还不算记完/],
  ['en', 'On leave', 'Leave unrecorded', /stays unrecorded and its block unfinished/],
] as const)(
  'takes one answer for somebody in an attendance file in %s',
  async (language, leave, none, undecided) => {
    const open = finding({
      row: 3,
      value: '08:50',
      code: 'half_scanned',
      severity: 'conflict',
      params: { name: '石轩立', day: '2026-10-13', starts: '13:30', ends: '17:00' },
      asks: { key: 'in b1 p1' },
    })
    const attendance = { ...held, kind: 'attendance', accepted: 1, findings: [open] }
    const page = await openPreview(
      {
        imports: { preview: () => attendance, review: () => attendance },
        sessions: shown([]).sessions,
      } as never,
      { language },
    )
    const pressed = () =>
      screen
        .getAllByRole('button', { pressed: true })
        .map(one => one.textContent)
        .filter(text => text === leave || text === none)
    expect(screen.getByText(undecided)).toBeTruthy()
    await page.user.click(screen.getByRole('button', { name: leave }))
    await waitFor(() => expect(pressed()).toEqual([leave]))
    expect(page.choices()?.answers).toEqual({ 'in b1 p1': 'leave' })
    await page.user.click(screen.getByRole('button', { name: none }))
    await waitFor(() => expect(pressed()).toEqual([none]))
    expect(page.choices()?.answers ?? {}).toEqual({})
  },
)

const times = finding({
  row: 1,
  code: 'contrary_times',
  severity: 'conflict',
  value: '05:05',
  params: { count: 3, early: '05:05', later: '17:05' },
  asks: { key: 'times', answers: ['exchanged', 'afternoon'] },
})
const logDay = finding({
  row: 1,
  code: 'log_day',
  severity: 'conflict',
  params: { count: 3 },
  asks: { key: 'day of 表1', days: ['2026-10-12', '2026-10-13'] },
})

it.each([
  [
    'zh-CN',
    times,
    '3 行的签退时间早于签到时间，例如 05:05。',
    '是 12 小时制：05:05 即 17:05',
    { times: 'afternoon' },
  ],
  [
    'en',
    times,
    'The sign-out is before the sign-in, for example 05:05. Rows: 3.',
    'Exchange the two columns',
    { times: 'exchanged' },
  ],
  ['zh-CN', logDay, '文件只有时间，没有日期，共 3 行。', '记为 2026-10-13', { 'day of 表1': '2026-10-13' }],
] as const)('asks in %s when a log was: %j', async (language, asked, what, option, answers) => {
  const page = await openPreview(shown([asked]) as never, { language })
  const row = screen.getByText(what).closest('tr') as HTMLElement
  await page.user.click(within(row).getByRole('button', { name: option }))
  await waitFor(() => expect(page.choices()?.answers).toEqual(answers))
})
