import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { routeOf } from '../../../src/app/route'
import { PeoplePage } from '../../../src/features/people/PeoplePage'
import { firstSort, unnarrowed, usePeopleView } from '../../../src/features/people/people-view'
import { pick } from '../support/pick'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'
import { brief, office, row } from './office'

const open = (
  people: Parameters<typeof office>[0] = {},
  route: { page: 'people'; unitId?: string } = { page: 'people' },
) => renderPage(<PeoplePage route={route} />, office(people))
const lastList = (sent: (name: string) => unknown[]) => sent('people.list').at(-1)

beforeEach(() => {
  window.location.hash = '#/people'
  usePeopleView.setState({ ...unnarrowed, sort: firstSort })
})

describe('the list', () => {
  it('shows the people still here, phones masked, and finds by whatever is typed', async () => {
    const { sent } = open()
    expect(await screen.findByText('王芳')).toBeTruthy()
    expect(screen.getByText('138****5678')).toBeTruthy()
    expect(screen.getByText('华南分部 / 热线一组')).toBeTruthy()
    expect(sent('people.list')[0]).toMatchObject({ status: 'active', sort: 'name', cursor: null })

    const user = userEvent.setup()
    await user.keyboard('/')
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: '查找人员' }))
    await user.keyboard('wf')
    await waitFor(() => expect(lastList(sent)).toMatchObject({ text: 'wf' }))
    await user.click(screen.getByRole('radio', { name: '离职' }))
    await waitFor(() => expect(lastList(sent)).toMatchObject({ status: 'left', text: 'wf' }))
    await user.click(screen.getByRole('button', { name: /工号/ }))
    await waitFor(() => expect(lastList(sent)).toMatchObject({ sort: 'staffNo', direction: 'asc' }))
  })

  it('is narrowed to a tag, a business line and a channel, typed by their sound', async () => {
    const { sent } = open()
    const user = userEvent.setup()
    await screen.findByText('王芳')
    await pick(user, await screen.findByRole('combobox', { name: '标签' }), 'gugan', /骨干/)
    await waitFor(() => expect(lastList(sent)).toMatchObject({ tag: '骨干' }))
    await pick(user, screen.getByRole('combobox', { name: '业务线' }), 'gnjp', '国内机票')
    await pick(user, screen.getByRole('combobox', { name: '渠道' }), 'rx', '热线')
    await waitFor(() =>
      expect(lastList(sent)).toMatchObject({ businessLineId: '国内机票', channelId: '热线' }),
    )
  })

  it('loads the next page when its end comes near', async () => {
    const { sent } = open({
      list: ({ cursor }) =>
        cursor
          ? { rows: [row('00606', '李娜')], nextCursor: null, total: 2 }
          : { rows: [row('00603', '王芳')], nextCursor: 'next', total: 2 },
    })
    expect(await screen.findByText('李娜')).toBeTruthy()
    expect(lastList(sent)).toMatchObject({ cursor: 'next' })
    expect(screen.getByText('2 人')).toBeTruthy()
  })

  it('opens a person with Enter', async () => {
    open()
    const line = (await screen.findByText('王芳')).closest('tr') as HTMLElement
    line.focus()
    await userEvent.setup().keyboard('{Enter}')
    expect(routeOf(window.location.hash)).toEqual({ page: 'person', id: '00603' })
  })

  it('teaches when nobody is here, and says why when nobody fits', async () => {
    const nobody = { list: () => ({ rows: [], nextCursor: null, total: 0 }) }
    const empty = open({ ...nobody, units: () => ({ units: [], withoutUnit: 0, people: 0, left: 0 }) })
    expect(await screen.findByText('还没有人员')).toBeTruthy()
    expect(screen.getAllByRole('link', { name: '导入花名册' })[0]?.getAttribute('href')).toBe(
      '#/import?kind=people',
    )
    empty.unmount()

    usePeopleView.setState({ text: '孙悟空' })
    open(nobody)
    expect(await screen.findByText('没有符合条件的人员')).toBeTruthy()
    await userEvent.setup().click(screen.getByRole('button', { name: '清除筛选' }))
    expect(usePeopleView.getState().text).toBe('')
  })

  it('says what went wrong, and asks again', async () => {
    let broken = true
    open({
      list() {
        if (broken) throw new Refused('no_book')
        return { rows: [row('00603', '王芳')], nextCursor: null, total: 1 }
      },
    })
    expect(await screen.findByRole('alert')).toBeTruthy()
    broken = false
    await userEvent.setup().click(screen.getByRole('button', { name: '重试' }))
    expect(await screen.findByText('王芳')).toBeTruthy()
  })
})

describe('the tree', () => {
  it('moves, opens and folds by keyboard, the list following', async () => {
    const { rerender, sent } = open()
    const tree = await screen.findByRole('tree', { name: '机构' })
    const names = () =>
      within(tree)
        .getAllByRole('treeitem')
        .map(item => item.textContent)
    expect(names()).toEqual(['全部人员4', '总部3', '华南分部2', '西南分部0', '未分机构1'])
    const user = userEvent.setup()
    within(tree).getByRole('treeitem', { selected: true }).focus()
    await user.keyboard('{ArrowDown}')
    expect(routeOf(window.location.hash)).toEqual({ page: 'people', unitId: '总部' })
    rerender(<p />)
    const again = open({}, { page: 'people', unitId: '华南分部' })
    const chosen = await screen.findByRole('treeitem', { selected: true })
    expect(chosen.textContent).toBe('华南分部2')
    expect(chosen.getAttribute('aria-expanded')).toBe('false')
    chosen.focus()
    await user.keyboard('{ArrowRight}')
    expect(screen.getByRole('treeitem', { name: /热线一组/ }).getAttribute('aria-level')).toBe('3')
    await user.keyboard('{ArrowLeft}')
    expect(screen.queryByRole('treeitem', { name: /热线一组/ })).toBeNull()
    expect(lastList(again.sent)).toMatchObject({ unitId: '华南分部' })
    expect(sent('people.list')[0]).not.toHaveProperty('unitId')
  })

  it('shows those without a unit', async () => {
    const { sent } = open({}, { page: 'people', unitId: 'none' })
    await screen.findByText('王芳')
    expect(lastList(sent)).toMatchObject({ unitId: null })
  })

  it('renames with F2 and says why a unit with people stays', async () => {
    const { sent } = open(
      {
        changeUnit: () => ({}),
        removeUnit() {
          throw new Refused('has_people', { name: '华南分部', count: 2 })
        },
      },
      { page: 'people', unitId: '华南分部' },
    )
    const user = userEvent.setup()
    ;(await screen.findByRole('treeitem', { selected: true })).focus()
    await user.keyboard('{F2}')
    const name = await screen.findByRole('textbox', { name: '机构名称' })
    expect(document.activeElement).toBe(name)
    await user.clear(name)
    await user.type(name, '华南大区{Enter}')
    await waitFor(() =>
      expect(sent('people.changeUnit')).toMatchObject([{ id: '华南分部', name: '华南大区' }]),
    )
    ;(await screen.findByRole('treeitem', { selected: true })).focus()
    await user.keyboard('{Delete}')
    expect(await screen.findByText(/还有 2 人属于“华南分部”/)).toBeTruthy()
  })
})

describe('adding somebody', () => {
  it('goes by keyboard, warns of a homonym, says what is missing and what was refused', async () => {
    const { sent } = open({
      match: ({ text }) =>
        text === '李娜'
          ? [
              {
                token: '李娜',
                state: 'matched',
                by: 'name',
                repeated: false,
                part: { nth: 0, text },
                candidates: [brief('00633', '李娜')],
              },
            ]
          : [],
      hire(input) {
        if (input.staffNo === '00603') throw new Refused('number_taken', { number: '00603', name: '王芳' })
        return { id: 'new' }
      },
    })
    await screen.findByText('王芳')
    const user = userEvent.setup()
    await user.keyboard('n')
    const number = await screen.findByRole('textbox', { name: '工号' })
    expect(document.activeElement).toBe(number)
    await user.keyboard('{Enter}')
    expect(screen.getByText('请填写工号。没有工号的请勾选“外部人员”。')).toBeTruthy()
    expect(sent('people.hire')).toEqual([])
    await user.type(number, '00603')
    await user.type(screen.getByRole('textbox', { name: '姓名' }), '李娜{Enter}')
    expect(await screen.findByText(/工号 00603 已是 王芳 的/)).toBeTruthy()
    expect(await screen.findByText('已有 1 位同名的人，请确认不是同一个人')).toBeTruthy()
    await user.clear(number)
    await user.type(number, '00999{Control>}{Enter}{/Control}')
    await waitFor(() => expect(screen.getByRole('textbox', { name: '工号' })).toHaveProperty('value', ''))
    expect(sent('people.hire').at(-1)).toMatchObject({ staffNo: '00999', name: '李娜', external: false })
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '工号' }))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('textbox', { name: '工号' })).toBeNull()
  })
})
