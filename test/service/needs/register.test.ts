import { describe, expect, it } from 'vitest'
import { openOffice } from './office'

describe('the register of needs', () => {
  it('numbers needs, counts the people named, and orders by priority with what is unknown last', async () => {
    const office = await openOffice()
    const [fang, na] = [await office.hire('王芳', {}), await office.hire('李娜', {})]
    const call = office.book.call
    await call('needs', 'add', { title: '语气生硬', source: 'complaint' })
    await call('needs', 'add', {
      title: '政策解释',
      source: 'gap',
      competencyId: office.policy,
      personIds: [fang, na],
      gapTenths: 14,
      criticality: 5,
    })
    const third = await call('needs', 'add', {
      title: '退改签新政',
      source: 'business_change',
      gapTenths: 14,
      criticality: 5,
      headcount: 168,
      target: { by: '2027-03-31', measure: '24 小时解决率', from: '84%', to: '90%' },
    })
    const needs = await call('needs', 'list', {})
    expect(needs.map(need => [need.number, need.headcount, need.priority])).toEqual([
      [3, 168, 1176],
      [2, 2, 14],
      [1, null, null],
    ])
    const [first, second] = needs
    expect(first?.target).toEqual({
      by: '2027-03-31',
      measure: '24 小时解决率',
      from: '84%',
      to: '90%',
    })
    expect(await call('needs', 'get', { id: second?.id ?? '' })).toMatchObject({
      competency: { name: '政策法规' },
      people: [{ name: '李娜' }, { name: '王芳' }],
    })
    expect(third.number).toBe(3)
  })

  it('takes the people of a unit and everything below it when nobody is named', async () => {
    const office = await openOffice()
    await office.hire('甲', { unitId: office.south })
    await office.hire('乙', { unitId: office.southTeam })
    await office.hire('丙', { unitId: office.east })
    const { id } = await office.book.call('needs', 'add', {
      title: '政策解释',
      source: 'kpi',
      unitId: office.south,
    })
    expect(await office.book.call('needs', 'get', { id })).toMatchObject({ headcount: 2, people: [] })
  })

  it('changes only what changed, and is undone', async () => {
    const office = await openOffice()
    const [fang, na] = [await office.hire('王芳', {}), await office.hire('李娜', {})]
    const fields = { title: '政策解释', source: 'gap' as const }
    const { id } = await office.book.call('needs', 'add', { ...fields, personIds: [fang] })
    const seq = await office.book.seqOf('needs', 'change', { id, ...fields, personIds: [na] })
    expect((await office.book.call('needs', 'get', { id }))?.people.map(one => one.name)).toEqual(['李娜'])
    await office.book.call('book', 'undo', { seq })
    expect((await office.book.call('needs', 'get', { id }))?.people.map(one => one.name)).toEqual(['王芳'])
  })

  it('is closed or declined with a reason, and opened again', async () => {
    const office = await openOffice()
    const { id } = await office.book.call('needs', 'add', { title: '政策解释', source: 'gap' })
    const decide = (status: 'open' | 'planned' | 'closed' | 'declined', reason: string | null) =>
      office.book.call('needs', 'decide', { id, status, reason })
    await expect(decide('declined', ' ')).rejects.toMatchObject({ code: 'no_reason' })
    await expect(decide('planned', null)).rejects.toMatchObject({ code: 'no_plan_line' })
    await decide('declined', '本年预算不足')
    expect(await office.book.call('needs', 'list', { status: 'declined' })).toMatchObject([
      { status: 'declined', decisionReason: '本年预算不足' },
    ])
    await decide('open', null)
    expect(await office.book.call('needs', 'list', {})).toMatchObject([
      { status: 'open', decisionReason: null },
    ])
  })

  it('becomes planned by a line of the plan, open again without one, and shows its lines', async () => {
    const office = await openOffice()
    const { id } = await office.book.call('needs', 'add', {
      title: '政策解释',
      source: 'gap',
      personIds: [await office.hire('王芳', {})],
    })
    const course = await office.book.call('courses', 'add', {
      code: 'ZC-01',
      name: '退改签政策解读',
      category: '业务与法规',
      method: 'classroom',
      theoryMinutes: 90,
      practiceMinutes: 0,
      theoryWeight: 100,
      practiceWeight: 0,
      passMark: 8000,
      certificateKind: 'ZC',
    })
    const line = await office.book.call('plan', 'addLine', {
      year: 2027,
      needId: id,
      courseId: course.id,
      headcount: 1,
      month: 3,
    })
    expect(await office.book.call('needs', 'get', { id })).toMatchObject({ status: 'planned' })
    expect(await office.book.call('plan', 'ofNeed', { needId: id })).toMatchObject([
      { id: line.id, year: 2027, number: 1, courseName: '退改签政策解读', month: 3 },
    ])
    await office.book.call('plan', 'removeLine', { id: line.id })
    expect(await office.book.call('needs', 'get', { id })).toMatchObject({ status: 'open' })
    expect(await office.book.call('plan', 'ofNeed', { needId: id })).toEqual([])
  })

  it('refuses people, units and competencies the book has not', async () => {
    const office = await openOffice()
    for (const unknown of [{ unitId: 'x' }, { competencyId: 'x' }, { personIds: ['x'] }]) {
      const call = office.book.call('needs', 'add', { title: '某', source: 'gap', ...unknown })
      await expect(call).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})
