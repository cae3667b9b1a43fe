import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { brought } from '../../../src/app/areas'
import { PersonPage } from '../../../src/features/people/PersonPage'
import { renderPage } from '../support/render-page'
import type { Answers } from '../support/service-in-memory'
import { fang, named, office } from './office'

const file = (people: Parameters<typeof office>[0] = {}, more: Answers = {}) =>
  renderPage(<PersonPage route={{ page: 'person', id: '00603' }} brought={brought} />, {
    needs: { ofPerson: () => [] },
    improvements: { list: () => [] },
    certificates: { ofPerson: () => [] },
    reports: { resultsOfPerson: () => [] },
    settings: {},
    ...office({ get: () => fang, ...people }),
    ...more,
  })

describe('the personal file', () => {
  it('says who it is, where they work and what happened', async () => {
    file()
    expect(await screen.findByRole('heading', { name: /王芳/ })).toBeTruthy()
    expect(screen.getByText('00603 · 华南分部 · 客服专员 初级')).toBeTruthy()
    expect(screen.getByRole('link', { name: '赵䶮 00600' }).getAttribute('href')).toBe('#/person?id=00600')
    expect(screen.getByText('13812345678')).toBeTruthy()
    const history = screen.getByRole('region', { name: /任职经历/ })
    expect(within(history).getByText('入职')).toBeTruthy()
    expect(await screen.findByText('还没有培训记录')).toBeTruthy()
  })

  it('calls the first line a file where the day of hire is not known', async () => {
    file({ get: () => ({ ...fang, hiredOn: null }) })
    expect(await screen.findByText('建档')).toBeTruthy()
  })

  it('adds levels, training, certificates and actions where there are any', async () => {
    file(
      {},
      {
        needs: {
          ofPerson: () => [
            { competency: named('政策法规'), required: 4, level: 2, kind: 'short', by: 2, ratings: [] },
            {
              competency: named('服务礼仪'),
              required: 3,
              level: null,
              kind: 'unrated',
              by: null,
              ratings: [],
            },
          ],
        },
        reports: {
          resultsOfPerson: () => [
            {
              sessionId: 's1',
              courseName: '投诉处理',
              courseNameEn: null,
              number: 3,
              firstDay: '2026-10-12',
              lastDay: '2026-10-13',
              enrolled: true,
              creditedMinutes: 720,
              total: 8850,
              verdict: 'passed',
              resits: 1,
              certificateId: null,
              certificateNumber: 'KF-TS-2026-0012',
            },
          ],
        },
      },
    )
    expect(await screen.findByText('1 项未达到岗位要求 · 未评 1 项')).toBeTruthy()
    expect(screen.getByText('2 / 4')).toBeTruthy()
    expect(screen.getByText('未评')).toBeTruthy()
    const training = await screen.findByRole('table', { name: '培训记录' })
    for (const text of ['投诉处理 第3期', '88.5', '合格', '补考 1 次', 'KF-TS-2026-0012', '16'])
      expect(within(training).getByText(text)).toBeTruthy()
  })

  it('says plainly when the person is not there', async () => {
    file({ get: () => null })
    expect(await screen.findByText('找不到这个人')).toBeTruthy()
    expect(screen.getByRole('link', { name: '回到人员列表' }).getAttribute('href')).toBe('#/people')
  })
})

describe('what changes an employment', () => {
  it('sends a transfer with its reason, and nothing while nothing differs', async () => {
    const { sent } = file({ transfer: () => ({}) })
    await screen.findByRole('heading', { name: /王芳/ })
    const user = userEvent.setup()
    await user.keyboard('t')
    const save = await screen.findByRole('button', { name: /登记调动/ })
    expect(save.getAttribute('aria-disabled')).toBe('true')
    expect(save.getAttribute('title')).toBe('机构、岗位和职级都没有变化。请至少修改一项。')
    const level = screen.getByRole('combobox', { name: '职级' })
    await user.clear(level)
    await user.type(level, 'gaoji')
    await user.click(await screen.findByRole('option', { name: '高级' }))
    await user.type(screen.getByRole('textbox', { name: /原因/ }), '晋级{Enter}')
    await waitFor(() =>
      expect(sent('people.transfer')).toEqual([
        {
          id: '00603',
          day: '2026-12-09',
          reason: '晋级',
          unitId: '华南分部',
          postId: '客服专员',
          gradeLevelId: '高级',
        },
      ]),
    )
    await waitFor(() => expect(screen.queryByRole('button', { name: /登记调动/ })).toBeNull())
  })

  it('records a leave, and offers a rehire to those who have left', async () => {
    let left = false
    const { sent } = file({
      get: () => (left ? { ...fang, status: 'left', leftOn: '2026-12-09' } : fang),
      leave() {
        left = true
        return {}
      },
    })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: '离职' }))
    await user.click(await screen.findByRole('button', { name: '登记离职' }))
    expect(await screen.findByRole('button', { name: /重新入职/ })).toBeTruthy()
    expect(sent('people.leave')).toEqual([{ id: '00603', day: '2026-12-09', reason: null }])
    expect(screen.queryByRole('button', { name: '离职' })).toBeNull()
  })

  it('changes only what was changed', async () => {
    const { sent } = file({ change: () => ({}) })
    await screen.findByRole('heading', { name: /王芳/ })
    const user = userEvent.setup()
    await user.keyboard('e')
    const tags = await screen.findByRole('textbox', { name: '标签' })
    await user.type(tags, '，内训师{Enter}')
    await waitFor(() => expect(sent('people.change')).toEqual([{ id: '00603', tags: ['骨干', '内训师'] }]))
  })

  it('puts into a business line and a channel, of the list or new', async () => {
    const { sent } = file({ change: () => ({}), addBusinessLine: () => ({ id: '国内机票' }) })
    await screen.findByRole('heading', { name: /王芳/ })
    const user = userEvent.setup()
    await user.keyboard('e')
    await user.type(await screen.findByRole('combobox', { name: '渠道' }), '柜')
    expect(await screen.findByRole('option', { name: '新增“柜”' })).toBeTruthy()
    expect(screen.queryByRole('option', { name: '柜台' })).toBeNull()
    await user.clear(screen.getByRole('combobox', { name: '渠道' }))
    await user.type(screen.getByRole('combobox', { name: '渠道' }), 'hot')
    await user.click(await screen.findByRole('option', { name: '热线' }))
    await user.type(screen.getByRole('combobox', { name: '业务线' }), '新')
    await user.click(await screen.findByRole('option', { name: '新增“新”' }))
    expect(sent('people.addBusinessLine')).toEqual([{ name: '新' }])
    await user.click(await screen.findByRole('button', { name: '保存' }))
    await waitFor(() =>
      expect(sent('people.change')).toEqual([{ id: '00603', businessLineId: '国内机票', channelId: '热线' }]),
    )
  })

  it('brings one back that is out of use instead of making another', async () => {
    const { sent } = file({ change: () => ({}), changeChannel: () => ({}) })
    await screen.findByRole('heading', { name: /王芳/ })
    const user = userEvent.setup()
    await user.keyboard('e')
    await user.type(await screen.findByRole('combobox', { name: '渠道' }), '柜台')
    await user.click(await screen.findByRole('option', { name: '启用“柜台”' }))
    expect(sent('people.changeChannel')).toEqual([{ id: '柜台', retired: false }])
    await user.click(await screen.findByRole('button', { name: '保存' }))
    await waitFor(() => expect(sent('people.change')).toEqual([{ id: '00603', channelId: '柜台' }]))
  })

  it('tells business line and channel among the facts', async () => {
    file({ get: () => ({ ...fang, businessLine: named('国内机票'), channel: named('热线') }) })
    expect(await screen.findByText('国内机票')).toBeTruthy()
    expect(screen.getByText('渠道')).toBeTruthy()
  })
})
