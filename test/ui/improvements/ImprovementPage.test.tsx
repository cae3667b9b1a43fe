import { screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { useSyncExternalStore } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { routeOf } from '../../../src/app/route'
import type { ActionRow } from '../../../src/contract/improvements'
import { ImprovementPage } from '../../../src/features/improvements/ImprovementPage'
import { useImprovementView } from '../../../src/features/improvements/improvement-view'
import type { Language } from '../../../src/i18n/setup'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'
import { action, byHand, improving } from './actions'

/** The page follows its address, as in the frame. */
function Followed() {
  const hash = useSyncExternalStore(
    listener => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => window.location.hash,
  )
  return <ImprovementPage route={routeOf(hash) as { page: 'improvement'; actionId?: string }} />
}

function open(
  actions: ActionRow[],
  more: Parameters<typeof improving>[0] = {},
  language: Language = 'zh-CN',
) {
  return renderPage(
    <Followed />,
    improving({
      list: ({ status }) =>
        actions.filter(one =>
          status === 'unfinished' ? ['open', 'done'].includes(one.status) : one.status === status,
        ),
      get: ({ id }) => actions.find(one => one.id === id) ?? null,
      ...more,
    }),
    { language },
  )
}

async function choose(user: UserEvent, label: string, name: string, within_: HTMLElement = document.body) {
  const field = within(within_).getByRole('combobox', { name: new RegExp(`^${label}`) })
  await user.clear(field)
  await user.type(field, name)
  await user.click(await screen.findByRole('option', { name: new RegExp(name) }))
}

beforeEach(() => {
  window.location.hash = '#/improvement'
  useImprovementView.setState({ status: 'unfinished', kind: null, text: '' })
})

describe('the list of actions', () => {
  it('names what was made from a session in the language of the page', async () => {
    const page = open([action(), byHand()])
    expect(await screen.findByText('补考：王芳 · 退改签新政解读 第1期')).toBeTruthy()
    expect(screen.getByText('不合格')).toBeTruthy()
    expect(screen.getByText('逾期 2 天')).toBeTruthy()
    expect(screen.getByText('58% 答错同一题')).toBeTruthy()
    page.unmount()
    open([action(), byHand()], {}, 'en')
    expect(await screen.findByText('Resit: 王芳 · New Refund Policy, Session 1')).toBeTruthy()
    expect(screen.getByText('2 days overdue')).toBeTruthy()
  })

  it('is narrowed by status, kind and words', async () => {
    const { sent } = open([
      action(),
      byHand(),
      byHand({ id: 'a3', number: 3, status: 'verified', title: '已了结' }),
    ])
    await screen.findByText('工单模板增加必填项')
    const user = userEvent.setup()
    await user.keyboard('/')
    await user.keyboard('何涛')
    expect(screen.getAllByRole('row')).toHaveLength(3)
    await user.clear(screen.getByRole('searchbox'))
    await user.type(screen.getByRole('searchbox'), '#2')
    expect(screen.queryByText(/王芳/)).toBeNull()
    await user.clear(screen.getByRole('searchbox'))
    await user.selectOptions(screen.getByRole('combobox', { name: '类型' }), '人员')
    expect(screen.queryByText('工单模板增加必填项')).toBeNull()
    await user.selectOptions(screen.getByRole('combobox', { name: '类型' }), '全部类型')
    await user.click(screen.getByRole('radio', { name: '已验证' }))
    expect(await screen.findByText('已了结')).toBeTruthy()
    expect(sent('improvements.list').at(-1)).toMatchObject({ status: 'verified' })
    // What has ended is chosen for nothing.
    expect(screen.queryByRole('checkbox')).toBeNull()
  })

  it('teaches where actions come from when there are none', async () => {
    open([])
    expect(await screen.findByText('没有未完成的改进事项')).toBeTruthy()
    expect(screen.getByText(/在培训班的“跟踪”里一次生成/)).toBeTruthy()
  })

  it('gives several the same owner and day', async () => {
    const { sent } = open([action(), byHand()], { assign: () => ({}) })
    await screen.findByText('工单模板增加必填项')
    const user = userEvent.setup()
    await user.click(screen.getByRole('checkbox', { name: '全选' }))
    await user.click(screen.getByRole('button', { name: '分派…' }))
    const panel = screen.getByRole('complementary', { name: '分派 2 项改进事项' })
    const save = within(panel).getByRole('button', { name: /更新 2 项/ })
    await user.click(save)
    expect(sent('improvements.assign')).toEqual([])
    await choose(user, '责任人', '赵博文', panel)
    await user.click(save)
    await waitFor(() =>
      expect(sent('improvements.assign')).toEqual([{ ids: ['a1', 'a2'], ownerId: '00620' }]),
    )
  })
})

describe('one action', () => {
  it('is reported done with Enter, and not without saying what was done', async () => {
    const { sent } = open([action()], { finish: () => ({}) })
    const line = (await screen.findByText(/补考：王芳/)).closest('tr') as HTMLElement
    const user = userEvent.setup()
    line.focus()
    await user.keyboard('{Enter}')
    const note = await screen.findByRole('textbox', { name: '完成说明' })
    await waitFor(() => expect(document.activeElement).toBe(note))
    await user.keyboard('{Enter}')
    expect(await screen.findByText('请写明做了什么。')).toBeTruthy()
    screen.getByRole('button', { name: '关闭' }).focus()
    await user.keyboard('{Control>}s{/Control}')
    await waitFor(() => expect(document.activeElement).toBe(note))
    await user.keyboard('补考 85 分，合格{Enter}')
    await waitFor(() =>
      expect(sent('improvements.finish')).toEqual([
        { id: 'a1', doneOn: '2026-12-09', note: '补考 85 分，合格' },
      ]),
    )
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())
  })

  it('asks for an owner first', async () => {
    open([action({ owner: null })])
    window.location.hash = '#/improvement?actionId=a1'
    const user = userEvent.setup()
    await user.type(await screen.findByRole('textbox', { name: '完成说明' }), '做了{Enter}')
    expect(await screen.findByText(/还没有责任人。请先点“修改”/)).toBeTruthy()
  })

  it('is verified by somebody other than its owner', async () => {
    const done = action({ status: 'done', doneOn: '2026-12-08', doneNote: '补考合格' })
    const { sent } = open([done], { verify: () => ({}) })
    window.location.hash = '#/improvement?actionId=a1'
    const panel = await screen.findByRole('complementary', { name: '#1 补考：王芳' })
    await waitFor(() => expect(panel.textContent).toContain('12月8日 · 补考合格'))
    const user = userEvent.setup()
    const verifier = await within(panel).findByRole('combobox', { name: '验证人' })
    await waitFor(() => expect((verifier as HTMLInputElement).value).toBe('梁静'))
    await user.clear(verifier)
    await user.type(verifier, '何')
    // The owner is not offered.
    expect(screen.queryByRole('option', { name: /何涛/ })).toBeNull()
    await user.clear(verifier)
    await user.type(verifier, '赵')
    await user.click(await screen.findByRole('option', { name: /赵博文/ }))
    await user.type(await within(panel).findByRole('textbox', { name: /验证意见/ }), '查过成绩{Enter}')
    await waitFor(() =>
      expect(sent('improvements.verify')).toEqual([
        { id: 'a1', verifiedOn: '2026-12-09', verifierId: '00620', note: '查过成绩' },
      ]),
    )
  })

  it('goes back to its owner with a reason', async () => {
    const { sent } = open([action({ status: 'done', doneOn: '2026-12-08', doneNote: '做了' })], {
      sendBack: () => ({}),
    })
    window.location.hash = '#/improvement?actionId=a1'
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: '退回…' }))
    await user.click(screen.getByRole('button', { name: '退回给责任人' }))
    expect(screen.getByText('请写明理由。')).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name: '理由' }), '只补了一人')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(sent('improvements.sendBack')).toEqual([{ id: 'a1', reason: '只补了一人' }]))
  })

  it('says why the service refused', async () => {
    open([action()], {
      finish: () => {
        throw new Refused('not_open', { number: 1, title: '王芳' })
      },
    })
    window.location.hash = '#/improvement?actionId=a1'
    await userEvent.setup().type(await screen.findByRole('textbox', { name: '完成说明' }), '做了{Enter}')
    expect((await screen.findAllByText('这一项已经登记完成。')).length).toBeGreaterThan(0)
  })

  it('is gone when it was undone meanwhile', async () => {
    open([])
    window.location.hash = '#/improvement?actionId=a9'
    expect(await screen.findByText('找不到这一项')).toBeTruthy()
  })
})

it('adds an action by N, with what is missing said beside it', async () => {
  const { sent } = open([], { add: () => ({ id: 'a7', number: 7 }) })
  await screen.findByText('没有未完成的改进事项')
  const user = userEvent.setup()
  await user.keyboard('n')
  const title = await screen.findByRole('textbox', { name: '事项' })
  expect(document.activeElement).toBe(title)
  await user.keyboard('{Enter}')
  expect(screen.getByText('请写明要做什么。')).toBeTruthy()
  await user.keyboard('知识库补充对照表')
  await user.click(screen.getByRole('radio', { name: '信息化' }))
  await choose(user, '责任人', '何涛')
  await user.click(screen.getByRole('button', { name: '新增' }))
  await waitFor(() =>
    expect(sent('improvements.add')).toEqual([
      {
        kind: 'system',
        title: '知识库补充对照表',
        cause: null,
        measure: null,
        ownerId: '00610',
        verifierId: null,
        dueOn: '2026-12-23',
      },
    ]),
  )
  expect(routeOf(window.location.hash)).toEqual({ page: 'improvement', actionId: 'a7' })
})
