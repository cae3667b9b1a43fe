import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import type { OutputOf } from '../../../src/contract/define'
import type { improvements } from '../../../src/contract/improvements'
import type { reports } from '../../../src/contract/reports'
import { FollowUpTab } from '../../../src/features/improvements/FollowUpTab'
import { renderPage } from '../support/render-page'
import { action, improving } from './actions'

type Proposed = OutputOf<typeof improvements.proposed>[number]

const proposal = (personId: string, name: string, reason: Proposed['reason']): Proposed => ({
  personId,
  name,
  nameEn: null,
  staffNo: personId,
  origin: reason === 'failed' || reason === 'cheating' ? 'failed' : 'absent',
  reason,
  dueOn: '2026-12-23',
})

const three = [
  proposal('00633', '李娜', 'failed'),
  proposal('00660', '赵博文', 'deferred'),
  proposal('00723', '邹一嘉', 'absent'),
]

const progress: NonNullable<OutputOf<typeof reports.sessionProgress>> = {
  absent: 0,
  dueBlocks: 0,
  marksMissing: 0,
  passed: 4,
  failed: 0,
  certificatesToIssue: 0,
  certificates: 4,
  fileMissing: 0,
  openActions: 0,
  toFollowUp: 0,
  outcomeKnown: true,
  overdue: [],
  next: null,
}

const open = (some: Parameters<typeof improving>[0], ended = progress, language: 'zh-CN' | 'en' = 'zh-CN') =>
  renderPage(
    <FollowUpTab sessionId="s1" />,
    {
      ...improving({ proposed: () => [], list: () => [], ...some }),
      reports: { sessionProgress: () => ended },
    },
    { language },
  )

it('has everybody chosen, and makes actions of those who stay chosen', async () => {
  const { sent } = open({ proposed: () => three, followUp: () => ({ actions: 2 }) })
  const table = await screen.findByRole('grid', { name: '需要跟踪的人' })
  expect(
    within(table)
      .getAllByRole('row')
      .map(row => row.textContent)
      .slice(1),
  ).toEqual([
    '选择 李娜00633李娜不合格补考',
    '选择 赵博文00660赵博文缓考缓考',
    '选择 邹一嘉00723邹一嘉缺勤补训',
  ])
  expect(screen.getByRole('button', { name: '生成 3 项改进事项' })).toBeTruthy()

  const user = userEvent.setup()
  await user.click(screen.getByRole('checkbox', { name: '选择 赵博文' }))
  await user.type(screen.getByRole('combobox', { name: '责任人' }), '何涛')
  await user.click(await screen.findByRole('option', { name: /何涛/ }))
  await user.click(screen.getByRole('button', { name: '生成 2 项改进事项' }))
  await waitFor(() =>
    expect(sent('improvements.followUp')).toEqual([
      {
        sessionId: 's1',
        people: [
          { personId: '00633', origin: 'failed' },
          { personId: '00723', origin: 'absent' },
        ],
        ownerId: '00610',
        verifierId: null,
        dueOn: '2026-12-23',
      },
    ]),
  )
})

it('proposes a resit and a make-up to who failed and was there too little, each to be chosen by itself', async () => {
  const { sent } = open({
    proposed: () => [proposal('00633', '李娜', 'failed'), proposal('00633', '李娜', 'attendance')],
    followUp: () => ({ actions: 1 }),
  })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('checkbox', { name: '选择 李娜 (补考)' }))
  await user.type(screen.getByRole('combobox', { name: '责任人' }), '何涛')
  await user.click(await screen.findByRole('option', { name: /何涛/ }))
  await user.click(screen.getByRole('button', { name: '生成 1 项改进事项' }))
  await waitFor(() =>
    expect(sent('improvements.followUp')).toMatchObject([
      { people: [{ personId: '00633', origin: 'absent' }] },
    ]),
  )
})

it('makes nothing while nobody is chosen, or one person is to do and to verify', async () => {
  const { sent } = open({ proposed: () => three.slice(0, 1) })
  const user = userEvent.setup()
  const box = await screen.findByRole('checkbox', { name: '选择 李娜' })
  await user.click(box)
  const make = () => screen.getByRole('button', { name: /项改进事项/ })
  await user.click(make())
  expect(make().getAttribute('title')).toBe('请至少选择一个人。')
  await user.click(box)
  for (const label of ['责任人', '验证人']) {
    await user.type(screen.getByRole('combobox', { name: label }), '何涛')
    await user.click(await screen.findByRole('option', { name: /何涛/ }))
  }
  await user.click(make())
  expect(screen.getAllByText('验证人不能是责任人。请换一个人。').length).toBeGreaterThan(0)
  expect(sent('improvements.followUp')).toEqual([])
})

it('does not make actions that nobody owns unasked', async () => {
  const { sent } = open({ proposed: () => three, followUp: () => ({ actions: 3 }) })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: '生成 3 项改进事项' }))
  expect(screen.getByText('请选择责任人。')).toBeTruthy()
  expect(screen.getByText('3 项改进事项没有责任人，不会有人跟踪。')).toBeTruthy()
  expect(sent('improvements.followUp')).toEqual([])
  await user.click(screen.getByRole('button', { name: '暂不指定，直接创建' }))
  await waitFor(() => expect(sent('improvements.followUp')).toMatchObject([{ ownerId: null }]))
})

it('says why there is nobody', async () => {
  const waiting = open({}, { ...progress, outcomeKnown: false })
  expect(await screen.findByText(/记录考勤、录入成绩以后/)).toBeTruthy()
  waiting.unmount()
  const passed = open({})
  expect(await screen.findByText('没有需要补考、补训或再培训的人。')).toBeTruthy()
  passed.unmount()
  open({ list: () => [action()] })
  expect(await screen.findByText('需要补考、补训或再培训的人都已有改进事项。')).toBeTruthy()
})

it.each([
  ['zh-CN', '选择 戚晓岚00603戚晓岚出勤不足补训', '没有需要补考、补训或再培训的人。'],
  [
    'en',
    'Select 戚晓岚00603戚晓岚Attendance too lowMake-up',
    'Nobody needs a resit, a make-up or retraining.',
  ],
] as const)(
  'lists in %s who was there too little, and says that nobody is where that is true',
  async (...of) => {
    const [language, row, nobody] = of
    const listed = open({ proposed: () => [proposal('00603', '戚晓岚', 'attendance')] }, progress, language)
    expect((await screen.findAllByRole('row')).map(one => one.textContent)).toContain(row)
    listed.unmount()
    open({}, progress, language)
    expect(await screen.findByText(nobody)).toBeTruthy()
  },
)

it('shows the actions of the session without its name, and opens one in place', async () => {
  open({ list: () => [action()], get: () => action() })
  const line = (await screen.findByText('补考：王芳')).closest('tr') as HTMLElement
  line.focus()
  await userEvent.setup().keyboard('{Enter}')
  expect(await screen.findByRole('complementary', { name: '#1 补考：王芳' })).toBeTruthy()
})
