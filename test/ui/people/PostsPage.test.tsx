import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { PostsPage } from '../../../src/features/people/PostsPage'
import { pastedCells, typedValue } from '../../../src/features/people/requirement-matrix'
import { draftsInMemory } from '../support/drafts-in-memory'
import { renderPage } from '../support/render-page'
import { Refused } from '../support/service-in-memory'
import { named, office } from './office'

const competencies = ['投诉处理', '服务礼仪'].map(name => ({
  ...named(name),
  category: null,
  descriptors: {},
}))
const requirement = (competencyId: string, level: number, gradeLevelId: string | null = null) => ({
  competencyId,
  level,
  gradeLevelId,
  weight: 1,
})
const posts = [
  {
    ...named('客服专员', 'Agent'),
    duties: null,
    people: 3,
    requirements: [
      requirement('投诉处理', 2),
      requirement('服务礼仪', 3),
      requirement('投诉处理', 4, '高级'),
    ],
  },
  { ...named('班组长'), duties: null, people: 1, requirements: [] },
]
const open = (people: Parameters<typeof office>[0] = {}) =>
  renderPage(
    <PostsPage route={{ page: 'posts' }} />,
    office({ posts: () => posts, competencies: () => competencies, setRequirement: () => ({}), ...people }),
  )
const cell = async (name: string, column: number) => {
  const line = (await screen.findByRole('grid', { name: '岗位要求' })).querySelectorAll('tbody tr')
  const found = [...line].find(one => one.textContent?.startsWith(name))
  return found?.querySelectorAll('td, th')[column] as HTMLElement
}

describe('what posts ask for', () => {
  it('is set by a digit, taken away by 0 and Delete, and goes on to the next row', async () => {
    const { sent } = open()
    const user = userEvent.setup()
    await user.click(await cell('投诉处理', 3))
    await user.keyboard('5')
    await waitFor(() =>
      expect(sent('people.setRequirement')).toEqual([
        { postId: '班组长', gradeLevelId: null, competencyId: '投诉处理', level: 5, was: null },
      ]),
    )
    await user.click(await cell('服务礼仪', 1))
    await user.keyboard('{Delete}')
    await waitFor(() =>
      expect(sent('people.setRequirement').at(-1)).toMatchObject({ competencyId: '服务礼仪', level: null }),
    )
    await user.click(await cell('投诉处理', 2))
    await user.keyboard('0')
    await waitFor(() =>
      expect(sent('people.setRequirement').at(-1)).toMatchObject({ gradeLevelId: '高级', level: null }),
    )
  })

  it.each([
    ['zh-CN', '岗位要求', '已设置 4 项要求。另有 1 格内容无效，没有写入'],
    ['en', 'Required levels', '4 requirements set. Cells not written because their content is not valid: 1'],
  ] as const)('is one step for a pasted block (%s)', async (language, label, said) => {
    const { sent } = renderPage(
      <PostsPage route={{ page: 'posts' }} />,
      office({
        posts: () => posts,
        competencies: () => competencies,
        setRequirements: () => ({ stale: [] }),
      }),
      { language },
    )
    const user = userEvent.setup()
    const grid = await screen.findByRole('grid', { name: label })
    const line = [...grid.querySelectorAll('tbody tr')].find(one => one.textContent?.startsWith('投诉处理'))
    await user.click(line?.querySelectorAll('td, th')[1] as HTMLElement)
    await user.paste('5\t3\t优\n3\t3\t2\n')
    await waitFor(() => expect(sent('people.setRequirements')).toHaveLength(1))
    expect(sent('people.setRequirement')).toEqual([])
    expect(sent('people.setRequirements')).toMatchObject([
      {
        lines: [
          { competencyId: '投诉处理', level: 5, was: { level: 2 } },
          { competencyId: '投诉处理', gradeLevelId: '高级', level: 3 },
          { competencyId: '服务礼仪', gradeLevelId: '高级', level: 3 },
          { competencyId: '服务礼仪', postId: '班组长', level: 2 },
        ],
      },
    ])
    expect(await screen.findByText(said)).toBeTruthy()
  })

  it('holds one digit while it is open: another takes its place', async () => {
    const { sent } = open()
    const user = userEvent.setup()
    await user.dblClick(await cell('投诉处理', 3))
    await user.keyboard('34{Enter}')
    await waitFor(() => expect(sent('people.setRequirement')).toMatchObject([{ level: 4 }]))
  })

  it('shows the general line where a grade level adds nothing of its own', async () => {
    open()
    expect((await cell('投诉处理', 2)).textContent).toBe('4')
    expect((await cell('服务礼仪', 2)).querySelector('span')?.textContent).toBe('3')
    expect((await cell('服务礼仪', 1)).querySelector('span')).toBeNull()
  })

  it('keeps weights beside the levels', async () => {
    const { sent } = open()
    const user = userEvent.setup()
    await user.click(await screen.findByRole('radio', { name: '权重' }))
    await user.click(await cell('投诉处理', 1))
    await user.keyboard('20{Enter}')
    await waitFor(() =>
      expect(sent('people.setRequirement')).toEqual([
        {
          postId: '客服专员',
          gradeLevelId: null,
          competencyId: '投诉处理',
          level: 2,
          weight: 20,
          was: { level: 2, weight: 1 },
        },
      ]),
    )
  })

  it.each([
    ['level', '3', 3],
    ['level', '４', 4],
    ['level', '0', null],
    ['level', '', null],
    ['level', '6', undefined],
    ['level', '优', undefined],
    ['weight', '100', 100],
    ['weight', '0', undefined],
    ['weight', '', undefined],
  ] as const)('%s: “%s” is %s', (mode, text, value) => expect(typedValue(mode, text)).toBe(value))

  it('lays a pasted block on the cells it covers', () => {
    const columns = [
      { key: 'a', postId: 'a', gradeLevelId: null },
      { key: 'b', postId: 'b', gradeLevelId: null },
    ]
    expect(
      pastedCells('1\t2\r\n3\t4\t5\r\n6\r\n', competencies, columns, { row: '投诉处理', column: 'a' }),
    ).toEqual([
      { row: '投诉处理', column: 'a', text: '1' },
      { row: '投诉处理', column: 'b', text: '2' },
      { row: '服务礼仪', column: 'a', text: '3' },
      { row: '服务礼仪', column: 'b', text: '4' },
    ])
  })

  it('adds a competency with its levels, and says why one stays', async () => {
    const { sent } = open({
      addCompetency: () => ({ id: 'new' }),
      removeCompetency() {
        throw new Refused('in_use', { name: '投诉处理' })
      },
    })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: '新增能力项' }))
    await user.type(await screen.findByRole('textbox', { name: '能力项' }), '政策法规')
    await user.type(screen.getByRole('textbox', { name: /3 级的表现/ }), '能独立解释{Enter}')
    await waitFor(() =>
      expect(sent('people.addCompetency')).toMatchObject([
        { name: '政策法规', descriptors: { '3': '能独立解释' } },
      ]),
    )
    await user.click(await screen.findByRole('button', { name: '修改 投诉处理' }))
    await user.click(await screen.findByRole('button', { name: '删除' }))
    expect(await screen.findByText(/“投诉处理”已有记录引用/)).toBeTruthy()
  })

  it('keeps business lines and channels, and retires one that people are in', async () => {
    const { sent } = open({
      addBusinessLine: () => ({ id: 'new' }),
      changeChannel: () => ({}),
      removeChannel() {
        throw new Refused('has_members', { name: '热线', count: 2 })
      },
    })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: '新增业务线' }))
    await user.type(await screen.findByRole('textbox', { name: '业务线' }), '酒店{Enter}')
    await waitFor(() => expect(sent('people.addBusinessLine')).toEqual([{ name: '酒店', nameEn: null }]))
    expect(screen.getByText('已停用')).toBeTruthy()
    await user.click(await screen.findByRole('button', { name: '修改 热线' }))
    await user.click(await screen.findByRole('button', { name: '删除' }))
    expect(await screen.findByText(/“热线”还有 2 人/)).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: /停用/ }))
    await user.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() =>
      expect(sent('people.changeChannel')).toMatchObject([{ id: '热线', retired: true, name: '热线' }]),
    )
  })

  it('offers to bring back a channel that is out of use when its name is typed again', async () => {
    const { sent } = open({ changeChannel: () => ({}) })
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: '新增渠道' }))
    await user.type(await screen.findByRole('textbox', { name: '渠道' }), '柜台')
    await user.click(await screen.findByRole('button', { name: '启用“柜台”' }))
    await waitFor(() => expect(sent('people.changeChannel')).toEqual([{ id: '柜台', retired: false }]))
    expect(screen.queryByRole('textbox', { name: '渠道' })).toBeNull()
    expect(sent('people.addChannel')).toEqual([])
  })

  it('teaches while there is nothing', async () => {
    open({ posts: () => [], competencies: () => [], gradeLevels: () => [] })
    expect(await screen.findByText('还没有岗位要求')).toBeTruthy()
  })
})

describe('a post that is saved while somebody goes on', () => {
  it('leaves no draft of what is in the book, and the form that was opened meanwhile stays open', async () => {
    const drafts = draftsInMemory()
    let answer: (saved: { id: string }) => void = () => undefined
    const addPost = () => new Promise<{ id: string }>(resolve => (answer = resolve))
    renderPage(
      <PostsPage route={{ page: 'posts' }} />,
      office({ posts: () => posts, competencies: () => competencies, addPost }),
      { drafts },
    )
    const user = userEvent.setup()
    await user.click(await screen.findByRole('button', { name: '新增岗位' }))
    await user.type(screen.getByRole('textbox', { name: '岗位' }), '质检{Enter}')
    await user.click(screen.getByRole('button', { name: '新增能力项' }))
    await waitFor(() => expect(drafts.kept).toHaveLength(1))
    answer({ id: '质检' })
    await waitFor(() => expect(drafts.kept).toEqual([]))
    expect(screen.getByRole('textbox', { name: '能力项' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '新增岗位' }))
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: '岗位' }).value).toBe('')
    expect(screen.queryByText(/没有保存/)).toBeNull()
  })
})
