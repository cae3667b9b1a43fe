import { describe, expect, it } from 'vitest'
import { openTestService, testDay } from '../support/service'
import { plainOffice } from './people-book'

async function withOffice() {
  const book = await openTestService()
  const office = await plainOffice(book)
  const tree = async () =>
    (await book.call('people', 'units', {})).units.map(unit => `${unit.name} ${unit.peopleBelow}`)
  return { book, office, tree }
}

describe('units', () => {
  it('stand as a tree with head counts of people still here', async () => {
    const { book, office, tree } = await withOffice()
    await book.call('people', 'hire', { staffNo: '1', name: '王芳', unitId: office.hotline })
    await book.call('people', 'hire', { staffNo: '2', name: '李娜', unitId: office.south })
    const { id } = await book.call('people', 'hire', { staffNo: '3', name: '赵敏', unitId: office.west })
    await book.call('people', 'leave', { id, day: testDay })
    await book.call('people', 'hire', { name: '高岚', external: true })
    expect(await tree()).toEqual(['总部 2', '华南分部 2', '热线一组 1', '西南分部 0'])
    expect(await book.call('people', 'units', {})).toMatchObject({ people: 3, left: 1, withoutUnit: 1 })
    expect((await book.call('people', 'list', { unitId: null })).rows).toMatchObject([{ name: '高岚' }])
    expect((await book.call('people', 'list', { unitId: office.hq })).total).toBe(2)
  })

  it('are renamed, moved among and under others, and every step undone', async () => {
    const { book, office, tree } = await withOffice()
    const before = await book.call('people', 'units', {})
    const seqs = [
      await book.seqOf('people', 'changeUnit', { id: office.south, name: '华南大区', nameEn: null }),
      await book.seqOf('people', 'moveUnit', { id: office.west, parentId: office.hq, before: office.south }),
      await book.seqOf('people', 'moveUnit', { id: office.hotline, parentId: office.west }),
    ]
    expect(await tree()).toEqual(['总部 0', '西南分部 0', '热线一组 0', '华南大区 0'])
    for (const seq of seqs.toReversed()) await book.call('book', 'undo', { seq })
    expect(await book.call('people', 'units', {})).toEqual(before)
  })

  it('refuse what would break the tree', async () => {
    const { book, office } = await withOffice()
    const add = (name: string, parentId: string | null) =>
      book.call('people', 'addUnit', { name, parentId, kind: 'branch' })
    await expect(add('华南分部', office.hq)).rejects.toMatchObject({ code: 'unit_exists' })
    await expect(add('华南分部', 'nowhere')).rejects.toMatchObject({ code: 'unknown_unit' })
    await add('华南分部', null)
    const move = (id: string, parentId: string | null) => book.call('people', 'moveUnit', { id, parentId })
    await expect(move(office.south, office.hotline)).rejects.toMatchObject({ code: 'under_itself' })
    await expect(move(office.south, null)).rejects.toMatchObject({ code: 'unit_exists' })
    await expect(
      book.call('people', 'changeUnit', { id: office.west, name: '华南分部' }),
    ).rejects.toMatchObject({ code: 'unit_exists' })
  })

  it('are removed only when nobody and nothing is or was in them', async () => {
    const { book, office } = await withOffice()
    const remove = (id: string) => book.call('people', 'removeUnit', { id })
    await expect(remove(office.south)).rejects.toMatchObject({ code: 'has_units', params: { count: 1 } })
    const { id } = await book.call('people', 'hire', { staffNo: '1', name: '王芳', unitId: office.hotline })
    await expect(remove(office.hotline)).rejects.toMatchObject({ code: 'has_people', params: { count: 1 } })
    const west = { unitId: office.west, postId: null, gradeLevelId: null }
    await book.call('people', 'transfer', { id, ...west, day: testDay })
    // Nobody is there now, but somebody's history names it.
    await expect(remove(office.hotline)).rejects.toMatchObject({ code: 'in_use' })
    const { id: empty } = await book.call('people', 'addUnit', {
      name: '空',
      parentId: office.hq,
      kind: 'team',
    })
    const seq = await book.seqOf('people', 'removeUnit', { id: empty })
    await book.call('book', 'undo', { seq })
    await expect(remove(empty)).resolves.toEqual({})
    await expect(remove(empty)).rejects.toMatchObject({ code: 'unknown_unit' })
  })
})

describe('posts and what they ask for', () => {
  it('keep one level for a post, and another where a grade level asks for more', async () => {
    const { book, office } = await withOffice()
    const skill = await book.call('people', 'addCompetency', {
      name: '投诉处理',
      nameEn: 'Complaint handling',
      descriptors: { '3': '能独立处理一般投诉', '4': '' },
    })
    const set = (gradeLevelId: string | null, level: number | null, weight?: number) =>
      book.call('people', 'setRequirement', {
        postId: office.agent,
        gradeLevelId,
        competencyId: skill.id,
        level,
        weight,
      })
    await set(null, 3, 20)
    await set(office.senior, 4)
    await set(null, 2)
    const lines = async () =>
      (await book.call('people', 'posts', {})).find(post => post.id === office.agent)?.requirements
    expect(await lines()).toHaveLength(2)
    expect(await lines()).toContainEqual({
      gradeLevelId: null,
      competencyId: skill.id,
      level: 2,
      weight: 20,
    })
    await set(office.senior, null)
    expect(await lines()).toHaveLength(1)
    expect((await book.call('people', 'competencies', {}))[0]).toMatchObject({
      name: '投诉处理',
      descriptors: { '3': '能独立处理一般投诉' },
    })
    const seq = await book.seqOf('people', 'removeCompetency', { id: skill.id })
    expect(await lines()).toEqual([])
    await book.call('book', 'undo', { seq })
    expect(await lines()).toHaveLength(1)
    const { entries } = await book.call('book', 'history', {})
    expect(entries.find(entry => entry.command === 'setRequirement')?.params).toMatchObject({
      post: '客服专员 高级',
      competency: '投诉处理',
      context: 'cleared',
    })
  })

  it('are set by a pasted block in one step, which is one line of the history and one undo', async () => {
    const { book, office } = await withOffice()
    const ids = await Promise.all(
      ['投诉处理', '服务礼仪', '情绪管理'].map(
        async name => (await book.call('people', 'addCompetency', { name })).id,
      ),
    )
    const [first = '', second = '', third = ''] = ids
    await book.call('people', 'setRequirement', { postId: office.agent, competencyId: third, level: 1 })
    const levels = async () =>
      (await book.call('people', 'posts', {})).flatMap(post =>
        post.requirements.map(line => [post.id, line.competencyId, line.level]),
      )
    const before = await levels()
    const line = (postId: string, competencyId: string, level: number | null) => ({
      postId,
      competencyId,
      level,
      was: null,
    })
    const lines = [
      line(office.agent, first, 3),
      line(office.agent, second, 4),
      line(office.lead, first, 5),
      // Somebody else wrote there meanwhile.
      line(office.agent, third, 2),
    ]
    const seq = await book.seqOf('people', 'setRequirements', { lines })
    expect(await levels()).toHaveLength(4)
    expect(await levels()).toContainEqual([office.agent, third, 1])
    const { entries } = await book.call('book', 'history', {})
    expect(entries[0]).toMatchObject({ command: 'setRequirements', params: { count: 3 } })
    await book.call('book', 'undo', { seq })
    expect(await levels()).toEqual(before)
    const again = { lines: [line(office.lead, first, 2), line(office.agent, third, 2)] }
    expect(await book.call('people', 'setRequirements', again)).toEqual({ stale: [1] })
    await expect(
      book.call('people', 'setRequirements', { lines: [line(office.agent, third, 2)] }),
    ).rejects.toMatchObject({ code: 'cell_changed' })
  })

  it('refuse names twice, unknown records, and removing what people hold', async () => {
    const { book, office } = await withOffice()
    await book.call('people', 'hire', {
      staffNo: '1',
      name: '王芳',
      postId: office.agent,
      gradeLevelId: office.junior,
    })
    const refusals = [
      [book.call('people', 'addPost', { name: '客服专员' }), 'post_exists'],
      [book.call('people', 'changePost', { id: office.lead, name: '客服专员' }), 'post_exists'],
      [book.call('people', 'changePost', { id: 'none', name: '质检' }), 'unknown_post'],
      [book.call('people', 'removePost', { id: office.agent }), 'has_people'],
      [book.call('people', 'addGradeLevel', { name: '初级' }), 'grade_level_exists'],
      [book.call('people', 'changeGradeLevel', { id: office.senior, name: '初级' }), 'grade_level_exists'],
      [book.call('people', 'removeGradeLevel', { id: office.junior }), 'has_people'],
      [book.call('people', 'removeCompetency', { id: 'none' }), 'unknown_competency'],
      [
        book.call('people', 'setRequirement', { postId: office.agent, competencyId: 'none', level: 1 }),
        'unknown_competency',
      ],
    ] as const
    for (const [call, code] of refusals) await expect(call).rejects.toMatchObject({ code })
    await book.call('people', 'removePost', { id: office.lead })
    await book.call('people', 'changePost', { id: office.agent, duties: '接听来电' })
    expect(await book.call('people', 'posts', {})).toMatchObject([
      { name: '客服专员', nameEn: 'Agent', duties: '接听来电', people: 1 },
    ])
    await book.call('people', 'removeGradeLevel', { id: office.senior })
    expect(await book.call('people', 'gradeLevels', {})).toMatchObject([{ name: '初级', people: 1 }])
  })

  it('refuse to remove a competency in which somebody has been rated', async () => {
    const { book } = await withOffice()
    const skill = await book.call('people', 'addCompetency', { name: '投诉处理' })
    const { id } = await book.call('people', 'hire', { staffNo: '1', name: '王芳' })
    await book.call('needs', 'rate', {
      personId: id,
      competencyId: skill.id,
      state: 'rated',
      level: 3,
      method: 'supervisor',
      ratedOn: testDay,
    })
    await expect(book.call('people', 'removeCompetency', { id: skill.id })).rejects.toMatchObject({
      code: 'in_use',
    })
  })
})
