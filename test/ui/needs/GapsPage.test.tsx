import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useDraft } from '../../../src/app/drafts'
import type { GapCell, PersonGap } from '../../../src/contract/needs'
import { packGap } from '../../../src/domain/needs/packed-gap'
import { GapsPage } from '../../../src/features/needs/GapsPage'
import { useMapView } from '../../../src/features/needs/map-view'
import { book } from '../support/book'
import { personWords } from '../support/person-words'
import { renderPage } from '../support/render-page'
import type { Answers } from '../support/service-in-memory'

const named = (name: string) => ({ id: name, name, nameEn: null })
const counts = (rowId: string, competencyId: string, some: Partial<GapCell>): GapCell => {
  const cell = {
    short: 0,
    met: 0,
    unrated: 0,
    notObserved: 0,
    exempt: 0,
    revoked: 0,
    expired: 0,
    levelsShort: 0,
    ...some,
  }
  const { levelsShort, ...states } = cell
  const required = Object.values(states).reduce<number>((sum, count) => sum + Number(count), 0)
  return { rowId, competencyId, required, levelsShort, ...states } as GapCell
}
const person = (name: string, by: number | null): PersonGap => ({
  personId: name,
  ...personWords(name, { staffNo: '00609', gradeLevelName: '高级' }),
  kind: by === null ? 'unrated' : 'short',
  required: 4,
  level: by === null ? null : ((4 - by) as 1 | 2 | 3),
  by,
})

const row = (name: string, people: number) => ({
  ...named(name),
  unitId: name,
  own: false,
  opens: true,
  people,
})

function office(overrides: Partial<NonNullable<Answers['needs']>> = {}): Answers {
  return {
    book,
    people: {
      posts: () => [],
      units: () => ({ units: [], withoutUnit: 0, people: 170, left: 0 }),
      competencies: () => [{ ...named('政策法规'), category: null, descriptors: {} }],
      briefs: () => [],
    },
    needs: {
      gapMap: () => ({
        path: [],
        competencies: [named('政策法规'), named('情绪管理')],
        rows: [row('华南分部', 160), row('西北分部', 10)],
        cells: [
          counts('华南分部', '政策法规', { short: 32, met: 120, unrated: 8, levelsShort: 45 }),
          counts('华南分部', '情绪管理', { met: 160 }),
          counts('西北分部', '政策法规', { unrated: 10 }),
        ],
        asOf: '2026-09-28',
        assessed: true,
        unaskedPosts: [{ ...named('主管'), people: 6 }],
        withoutPost: 0,
      }),
      peopleBehind: ({ kinds }) =>
        kinds?.includes('short') ? [person('欧阳娜娜', 2), person('单雄信', 1)] : [person('解缙', null)],
      ...overrides,
    },
  }
}

const cell = (name: RegExp) => screen.getByRole('gridcell', { name })
const openMap = async (answers = office()) => {
  renderPage(<GapsPage route={{ page: 'gaps' }} />, answers)
  await screen.findByRole('grid')
}

beforeEach(() => {
  window.location.hash = ''
  useMapView.setState({ by: 'unit', unitId: null, postId: null, onlyGaps: false, place: null })
  useDraft.setState({ session: null, planLine: null })
})

describe('the gap map of units', () => {
  it('says each state by itself and never shows an unrated cell as 0', async () => {
    await openMap()
    expect(cell(/华南分部，政策法规/).getAttribute('aria-label')).toBe(
      '华南分部，政策法规：32 人未达到要求；120 人达标；8 人未评',
    )
    expect(cell(/华南分部，政策法规/).textContent).toContain('32')
    expect(cell(/华南分部，情绪管理/).textContent).toBe('0')
    expect(cell(/西北分部，政策法规/).textContent).toContain('–')
    expect(cell(/西北分部，情绪管理/).getAttribute('aria-label')).toBe(
      '西北分部，情绪管理：岗位不要求这项能力',
    )
    expect(screen.getByText('已评 312 / 330 项 · 评估截至 2026年9月28日')).toBeTruthy()
    expect(screen.getByText('还没有设置要求等级的岗位')).toBeTruthy()
  })

  it('adds up each unit and each competency, and lists the largest gaps as the way to their names', async () => {
    const user = userEvent.setup()
    await openMap()
    const sums = (row: string) =>
      within(screen.getByRole('row', { name: new RegExp(`^${row}`) }))
        .getAllByRole('gridcell')
        .at(-1)?.textContent
    expect([sums('华南分部'), sums('西北分部'), sums('合计')]).toEqual(['32', '0', '32'])
    const largest = screen.getByRole('list', { name: '差距最大的十处' })
    expect(
      within(largest)
        .getAllByRole('listitem')
        .map(one => one.textContent),
    ).toEqual(['政策法规华南分部32 / 160 人'])
    await user.click(within(largest).getByRole('button', { name: '政策法规' }))
    expect(await screen.findByRole('list', { name: /华南分部 政策法规/ })).toBeTruthy()
  })

  it('moves with the arrows, shows the names, goes to them on Enter and back on Escape', async () => {
    const user = userEvent.setup()
    await openMap()
    cell(/华南分部，政策法规/).focus()
    await user.keyboard('{Enter}')
    const names = await screen.findByRole('list', { name: /华南分部 政策法规/ })
    expect(
      within(names)
        .getAllByRole('button')
        .map(each => each.textContent),
    ).toEqual(['欧阳娜娜', '单雄信'])
    await waitFor(() => expect(document.activeElement?.contains(names)).toBe(true))
    await user.keyboard('{Escape}')
    expect(document.activeElement).toBe(cell(/华南分部，政策法规/))
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(cell(/西北分部，政策法规/))
    expect(((await screen.findByRole('radio', { name: '未评及其他 10' })) as HTMLInputElement).checked).toBe(
      true,
    )
  })

  it('makes a session of the people behind a cell on B, and of nobody where nobody is short', async () => {
    const user = userEvent.setup()
    await openMap()
    cell(/华南分部，情绪管理/).focus()
    await user.keyboard('b')
    expect(useDraft.getState().session).toBeNull()
    await user.keyboard('{ArrowLeft}b')
    await waitFor(() => expect(window.location.hash).toBe('#/schedule'))
    expect(useDraft.getState().session).toEqual({
      personIds: ['欧阳娜娜', '单雄信'],
      competencyId: '政策法规',
    })
  })

  it('takes the cell to the plan, and to the register with the form filled in', async () => {
    const user = userEvent.setup()
    const add = vi.fn(() => ({ id: 'n1', number: 7 }))
    await openMap(office({ add }))
    await user.click(cell(/华南分部，政策法规/))
    await user.click(screen.getByRole('button', { name: '记为需求' }))
    const form = await screen.findByRole('region', { name: '登记需求' })
    await user.click(within(form).getByRole('button', { name: '登记' }))
    await waitFor(() => expect(add).toHaveBeenCalledOnce())
    expect(add).toHaveBeenCalledWith(
      expect.objectContaining({
        title: '政策法规',
        source: 'gap',
        competencyId: '政策法规',
        unitId: '华南分部',
        personIds: ['欧阳娜娜', '单雄信'],
        gapTenths: 14,
        criticality: null,
      }),
    )
    await user.click(await screen.findByRole('button', { name: '列入计划' }))
    await waitFor(() => expect(window.location.hash).toBe('#/plan'))
    expect(useDraft.getState().planLine).toMatchObject({ audience: '华南分部', headcount: 32 })
  })

  it.each([
    [{ assessed: false, competencies: [], cells: [] }, '还没有能力评估', '导入能力评估'],
    [{ competencies: [], cells: [] }, '还没有设置岗位要求', '设置岗位要求'],
    [{ rows: [], competencies: [], cells: [], assessed: false }, '还没有人员', '导入花名册'],
  ])('teaches what comes first: %j', async (lack, title, action) => {
    const map = office().needs?.gapMap?.({})
    renderPage(
      <GapsPage route={{ page: 'gaps' }} />,
      office({ gapMap: () => ({ ...map, ...lack }) as never }),
    )
    expect(await screen.findByText(title)).toBeTruthy()
    expect(screen.getAllByRole('link', { name: action })[0]).toBeTruthy()
  })
})

describe('the gap map of people', () => {
  const people = (): Answers =>
    office({
      personMap: () => ({
        competencies: [named('政策法规'), named('情绪管理')],
        rows: [{ ...person('王芳', 2), id: '王芳', short: 1 }],
        cells: [[packGap(3, 'rated', 2), packGap(2, 'exempt', null)]],
        asOf: '2026-09-28',
        assessed: true,
      }),
      ofPerson: () => [
        {
          competency: named('政策法规'),
          required: 3,
          level: 2,
          kind: 'short',
          by: 1,
          ratings: [
            {
              id: 'r1',
              state: 'rated',
              level: 2,
              method: 'supervisor',
              ratedOn: '2026-09-28',
              assessor: '何涛',
              sessionId: null,
            },
          ],
        },
      ],
      rate: () => ({}),
    })

  it('shows level and requirement, every other state in words, and the history beside it', async () => {
    useMapView.setState({ by: 'person' })
    await openMap(people())
    expect(cell(/王芳，政策法规/).textContent).toContain('2/3')
    expect(cell(/王芳，情绪管理/).textContent).toContain('豁免')
    await userEvent.click(cell(/王芳，政策法规/))
    expect((await screen.findByText(/2026年9月28日 · 上级评价/)).textContent).toContain('何涛')
  })

  it('rates with a digit and Enter', async () => {
    const user = userEvent.setup()
    useMapView.setState({ by: 'person' })
    const rate = vi.fn(() => ({}))
    const answers = people()
    await openMap({ ...answers, needs: { ...answers.needs, rate } })
    cell(/王芳，政策法规/).focus()
    await user.keyboard('3')
    await waitFor(() =>
      expect((screen.getByRole('radio', { name: '3' }) as HTMLInputElement).checked).toBe(true),
    )
    await waitFor(() => expect(document.activeElement?.textContent).toBe('保存'))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(rate).toHaveBeenCalledOnce())
    expect(rate).toHaveBeenCalledWith({
      personId: '王芳',
      competencyId: '政策法规',
      state: 'rated',
      level: 3,
      method: 'supervisor',
      ratedOn: '2026-12-09',
      assessor: null,
    })
  })
})
