import { describe, expect, it } from 'vitest'
import { unpackGap } from '../../../src/domain/needs/packed-gap'
import { type Office, openOffice, yesterday } from './office'

const cellOf = async (office: Office, rowId: string, competencyId: string, filter: object = {}) => {
  const map = await office.book.call('needs', 'gapMap', filter)
  return map.cells.find(cell => cell.rowId === rowId && cell.competencyId === competencyId)
}

describe('the map of units', () => {
  it('keeps every state apart and never counts an unrated person as 0', async () => {
    const office = await openOffice()
    await office.require(office.clerk, office.policy, 3)
    const place = { unitId: office.southTeam, postId: office.clerk }
    const values = [1, 2, 3, 5, 'not_observed', 'exempt', 'revoked', 'expired', null] as const
    for (const [at, value] of values.entries()) {
      const person = await office.hire(`学员${at}`, place)
      if (value !== null) await office.rate(person, office.policy, value)
    }
    expect(await cellOf(office, office.south, office.policy)).toEqual({
      rowId: office.south,
      competencyId: office.policy,
      required: 9,
      short: 2,
      met: 2,
      unrated: 1,
      notObserved: 1,
      exempt: 1,
      revoked: 1,
      expired: 1,
      levelsShort: 3,
    })
    const map = await office.book.call('needs', 'gapMap', {})
    expect(map).toMatchObject({ asOf: yesterday, assessed: true, unaskedPosts: [] })
    expect(map.competencies.map(competency => competency.name)).toEqual(['政策法规'])
  })

  it('rolls teams up into their branch and counts the teams of headquarters as its own', async () => {
    const office = await openOffice()
    await office.require(office.clerk, office.policy, 3)
    for (const unitId of [office.hq, office.hqTeam, office.south, office.southTeam, office.southTeam]) {
      await office.rate(await office.hire('某人', { unitId, postId: office.clerk }), office.policy, 1)
    }
    const map = await office.book.call('needs', 'gapMap', {})
    expect(map.rows.map(row => [row.name, row.own, row.people])).toEqual([
      ['总部客服中心', true, 2],
      ['华南分部', false, 3],
    ])
    expect((await cellOf(office, office.hq, office.policy))?.short).toBe(2)
    expect((await cellOf(office, office.south, office.policy))?.short).toBe(3)

    const opened = await office.book.call('needs', 'gapMap', { unitId: office.south })
    expect(opened.path.map(unit => unit.name)).toEqual(['总部客服中心', '华南分部'])
    expect(opened.rows.map(row => [row.name, row.own, row.people])).toEqual([
      ['华南分部', true, 1],
      ['热线一组', false, 2],
    ])
    const own = await office.book.call('needs', 'peopleBehind', {
      unitId: office.hq,
      own: true,
      competencyId: office.policy,
    })
    expect(own).toHaveLength(2)
  })

  it('lets a line for the grade override the general one, up or down', async () => {
    const office = await openOffice()
    await office.require(office.clerk, office.policy, 3)
    await office.require(office.clerk, office.policy, 5, office.senior)
    await office.require(office.clerk, office.policy, 2, office.junior)
    await office.require(office.clerk, office.tone, 4, office.senior)
    const at = { unitId: office.east, postId: office.clerk }
    const general = await office.hire('常规', at)
    const senior = await office.hire('高级', { ...at, gradeLevelId: office.senior })
    const junior = await office.hire('初级', { ...at, gradeLevelId: office.junior })
    for (const person of [general, senior, junior]) await office.rate(person, office.policy, 3)
    const behind = await office.book.call('needs', 'peopleBehind', {
      unitId: office.east,
      competencyId: office.policy,
      kinds: ['short', 'met'],
    })
    expect(behind.map(person => [person.name, person.required, person.kind, person.by])).toEqual([
      ['高级', 5, 'short', 2],
      ['常规', 3, 'met', null],
      ['初级', 2, 'met', null],
    ])
    expect(await cellOf(office, office.east, office.tone)).toMatchObject({ required: 1, unrated: 1 })
  })

  it('leaves out who has left, who has no such post, and other posts when one is chosen', async () => {
    const office = await openOffice()
    await office.require(office.clerk, office.policy, 3)
    await office.require(office.handler, office.policy, 4)
    const here = await office.hire('在岗', { unitId: office.south, postId: office.clerk })
    const gone = await office.hire('离职', { unitId: office.south, postId: office.clerk })
    const other = await office.hire('投诉', { unitId: office.south, postId: office.handler })
    await office.hire('无岗位', { unitId: office.south })
    for (const person of [here, gone, other]) await office.rate(person, office.policy, 1)
    await office.book.call('people', 'leave', { id: gone, day: yesterday })
    expect(await cellOf(office, office.south, office.policy)).toMatchObject({ required: 2, short: 2 })
    expect(await cellOf(office, office.south, office.policy, { postId: office.clerk })).toMatchObject({
      required: 1,
      short: 1,
    })
    expect(await office.book.call('needs', 'gapMap', {})).toMatchObject({ withoutPost: 1 })
  })

  it('names the posts that ask for nothing, and gives people without a unit a row', async () => {
    const office = await openOffice()
    await office.hire('甲', { unitId: office.south, postId: office.handler })
    await office.hire('乙', { postId: office.handler })
    const map = await office.book.call('needs', 'gapMap', {})
    expect(map.unaskedPosts).toEqual([{ id: office.handler, name: '投诉处理专员', nameEn: null, people: 2 }])
    expect(map).toMatchObject({ competencies: [], cells: [], assessed: false, asOf: null })
    expect(map.rows.map(row => [row.id, row.people])).toEqual([
      [office.south, 1],
      ['none', 1],
    ])
  })
})

describe('the map of people', () => {
  it('packs what is asked and held of everybody in the unit and below it', async () => {
    const office = await openOffice()
    await office.require(office.clerk, office.policy, 4)
    await office.require(office.handler, office.tone, 2)
    const fang = await office.hire('王芳', { unitId: office.southTeam, postId: office.clerk })
    const na = await office.hire('李娜', { unitId: office.south, postId: office.handler })
    await office.hire('东', { unitId: office.east, postId: office.clerk })
    await office.rate(fang, office.policy, 2)
    await office.rate(fang, office.tone, 'exempt')
    const map = await office.book.call('needs', 'personMap', { unitId: office.south })
    expect(map.competencies.map(competency => competency.name)).toEqual(['政策法规', '情绪管理'])
    expect(map.rows.map(row => [row.id, row.short])).toEqual([
      [na, 0],
      [fang, 1],
    ])
    expect(map.cells.map(row => row.map(unpackGap))).toEqual([
      [
        { kind: 'not_required', required: null, level: null, by: null },
        { kind: 'unrated', required: 2, level: null, by: null },
      ],
      [
        { kind: 'short', required: 4, level: 2, by: 2 },
        { kind: 'not_required', required: null, level: null, by: null },
      ],
    ])
  })
})

describe('one person', () => {
  it('stands where the newest rating says, and keeps the history', async () => {
    const office = await openOffice()
    await office.require(office.clerk, office.policy, 3)
    const fang = await office.hire('王芳', { unitId: office.south, postId: office.clerk })
    await office.rate(fang, office.policy, 4, '2026-06-01')
    await office.rate(fang, office.policy, 2, '2026-03-01')
    await office.rate(fang, office.tone, 5)
    const profile = await office.book.call('needs', 'ofPerson', { personId: fang })
    expect(profile).toMatchObject([
      {
        competency: { name: '政策法规' },
        required: 3,
        level: 4,
        kind: 'met',
        ratings: [{ ratedOn: '2026-06-01' }, { ratedOn: '2026-03-01' }],
      },
      { competency: { name: '情绪管理' }, required: null, level: 5, kind: 'not_required', ratings: [{}] },
    ])
  })

  it('takes the later of two ratings of one day, and undo brings the earlier back', async () => {
    const office = await openOffice()
    await office.require(office.clerk, office.policy, 3)
    const fang = await office.hire('王芳', { unitId: office.south, postId: office.clerk })
    await office.rate(fang, office.policy, 1)
    const seq = await office.rate(fang, office.policy, 3)
    expect(await cellOf(office, office.south, office.policy)).toMatchObject({ met: 1, short: 0 })
    await office.book.call('book', 'undo', { seq })
    expect(await cellOf(office, office.south, office.policy)).toMatchObject({ met: 0, short: 1 })
    await office.book.call('book', 'undo', { seq: seq - 1 })
    expect(await cellOf(office, office.south, office.policy)).toMatchObject({ short: 0, unrated: 1 })
  })

  it.each([
    ['level_missing', { state: 'rated' as const, level: null, ratedOn: yesterday }],
    ['future_day', { state: 'rated' as const, level: 3, ratedOn: '2026-12-10' }],
  ])('is not rated: %s', async (code, rating) => {
    const office = await openOffice()
    const personId = await office.hire('王芳', { unitId: office.south })
    const call = office.book.call('needs', 'rate', {
      personId,
      competencyId: office.policy,
      method: 'test',
      ...rating,
    })
    await expect(call).rejects.toMatchObject({ code })
  })
})
