import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useDraft } from '../../../src/app/drafts'
import type { Route } from '../../../src/app/links'
import type { NeedRow } from '../../../src/contract/needs'
import { NeedsPage } from '../../../src/features/needs/NeedsPage'
import { book } from '../support/book'
import { personWords } from '../support/person-words'
import { renderPage } from '../support/render-page'
import type { Answers } from '../support/service-in-memory'

const need = (some: Partial<NeedRow>): NeedRow => ({
  id: 'n1',
  number: 1,
  title: '政策解释',
  source: 'gap',
  competency: null,
  unit: { id: 'south', name: '华南分部', nameEn: null },
  dueOn: '2026-12-01',
  target: { by: '2027-03-31', measure: '24 小时解决率', from: '84%', to: '90%' },
  gapTenths: 14,
  criticality: 5,
  headcount: 168,
  priority: 1176,
  status: 'open',
  decisionReason: null,
  createdOn: '2026-11-01',
  ...some,
})
const registered = [
  need({}),
  need({ id: 'n2', number: 2, title: '语气生硬', source: 'complaint', gapTenths: null, priority: null }),
  need({ id: 'n3', number: 3, title: '旧规', status: 'declined', decisionReason: '已废止' }),
]

function answers(some: Partial<NonNullable<Answers['needs']>> = {}): Answers {
  return {
    book,
    people: { units: () => ({ units: [], withoutUnit: 0, people: 0, left: 0 }), competencies: () => [] },
    plan: { ofNeed: () => [] },
    needs: {
      list: () => registered,
      get: ({ id }) => {
        const row = registered.find(each => each.id === id)
        const person = { id: 'p1', ...personWords('王芳', { staffNo: '00601', unitName: null }) }
        return row ? { ...row, people: [person] } : null
      },
      ...some,
    },
  }
}

const open = (route: Extract<Route, { page: 'needs' }>, some: Partial<NonNullable<Answers['needs']>> = {}) =>
  renderPage(<NeedsPage route={route} />, answers(some))

beforeEach(() => {
  window.location.hash = ''
  useDraft.setState({ session: null, planLine: null })
})

describe('the register of needs', () => {
  it('begins a new one with N', async () => {
    const user = userEvent.setup()
    open({ page: 'needs' })
    await screen.findByRole('row', { name: /政策解释/ })
    await user.keyboard('n')
    expect(await screen.findByRole('complementary', { name: '登记需求' })).toBeTruthy()
  })

  it('lists the open ones with their priority, and shows the working of the number', async () => {
    const user = userEvent.setup()
    open({ page: 'needs' })
    const first = await screen.findByRole('row', { name: /政策解释/ })
    expect(await within(first).findByText('逾期 8 天')).toBeTruthy()
    expect(screen.queryByRole('row', { name: /旧规/ })).toBeNull()
    expect(within(screen.getByRole('row', { name: /语气生硬/ })).getByRole('button').textContent).toContain(
      '–',
    )
    await user.click(within(first).getByRole('button', { name: /1176/ }))
    expect(await screen.findByText('1.4 × 5 × 168 = 1176')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: '不采纳 1' }))
    expect(await screen.findByRole('row', { name: /旧规/ })).toBeTruthy()
  })

  it('shows the target as one sentence and takes the people along to the plan', async () => {
    const user = userEvent.setup()
    open({ page: 'needs', needId: 'n1' })
    expect(await screen.findByText('到 2027年3月31日，24 小时解决率由 84% 到 90%')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '列入计划' }))
    expect(window.location.hash).toBe('#/plan')
    expect(useDraft.getState().planLine).toEqual({
      personIds: ['p1'],
      competencyId: null,
      audience: '华南分部',
      headcount: 168,
      needId: 'n1',
    })
  })

  it('declines only with a reason', async () => {
    const user = userEvent.setup()
    const decide = vi.fn(() => ({}))
    open({ page: 'needs', needId: 'n1' }, { decide })
    await user.click(await screen.findByRole('button', { name: '不采纳' }))
    await user.click(screen.getByRole('button', { name: /^不采纳/ }))
    expect(decide).not.toHaveBeenCalled()
    await user.type(screen.getByLabelText('不采纳的理由'), '本年预算不足')
    await user.click(screen.getByRole('button', { name: '不采纳' }))
    await waitFor(() => expect(decide).toHaveBeenCalledOnce())
    expect(decide).toHaveBeenCalledWith({ id: 'n1', status: 'declined', reason: '本年预算不足' })
  })

  it('says what is missing before it records a need', async () => {
    const user = userEvent.setup()
    const add = vi.fn(() => ({ id: 'n4', number: 4 }))
    open({ page: 'needs' }, { add })
    await user.click(await screen.findByRole('button', { name: '登记需求' }))
    await user.click(screen.getByRole('button', { name: '登记' }))
    expect(screen.getByText('请填写待提升内容。')).toBeTruthy()
    expect(screen.getByText('请选择来源。')).toBeTruthy()
    expect(add).not.toHaveBeenCalled()
    screen.getByRole('button', { name: '关闭' }).focus()
    await user.keyboard('{Control>}s{/Control}')
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /待提升内容/ })),
    )
  })

  it('takes words that were typed and not chosen from the list', async () => {
    const user = userEvent.setup()
    const add = vi.fn(() => ({ id: 'n4', number: 4 }))
    open({ page: 'needs' }, { add })
    await user.click(await screen.findByRole('button', { name: '登记需求' }))
    await user.type(screen.getByRole('combobox', { name: /待提升内容/ }), '旺季回复太慢')
    await user.tab()
    await user.selectOptions(screen.getByRole('combobox', { name: /来源/ }), '客户投诉')
    await user.click(screen.getByRole('button', { name: '登记' }))
    await waitFor(() => expect(add).toHaveBeenCalledOnce())
    expect(add).toHaveBeenCalledWith(expect.objectContaining({ title: '旺季回复太慢', competencyId: null }))
  })

  it('teaches where needs come from when there are none', async () => {
    open({ page: 'needs' }, { list: () => [] })
    expect(await screen.findByText('还没有需求')).toBeTruthy()
    expect(screen.getByRole('link', { name: '查看能力差距' }).getAttribute('href')).toBe('#/gaps')
  })
})
