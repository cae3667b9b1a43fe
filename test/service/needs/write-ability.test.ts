import { describe, expect, it } from 'vitest'
import { openOffice } from './office'

const file = { fileName: '能力评估.xlsx', sheet: 'Sheet1', counts: { rows: 2 } }

describe('an ability matrix', () => {
  it('makes the competencies it names, finds them in either language, and is taken back with one undo', async () => {
    const office = await openOffice()
    await office.book.call('people', 'changeCompetency', { id: office.policy, nameEn: 'Policy and Rules' })
    const fang = await office.hire('王芳', { unitId: office.south, postId: office.clerk })
    const na = await office.hire('李娜', { unitId: office.south, postId: office.clerk })
    const row = { assessor: '何涛', ratedOn: '2026-09-20', method: 'supervisor' as const }
    const seq = await office.book.seqOf('needs', 'writeAbility', {
      ...file,
      rows: [
        {
          ...row,
          personId: fang,
          ratings: [
            { competency: 'policy and rules', state: 'rated', level: 2 },
            { competency: '危机应对', state: 'not_observed', level: null },
          ],
        },
        { ...row, personId: na, ratings: [{ competency: '危机应对', state: 'rated', level: 4 }] },
      ],
    })
    const competencies = await office.book.call('people', 'competencies', {})
    expect(competencies.map(competency => competency.name)).toEqual([
      '政策法规',
      '情绪管理',
      '系统操作',
      '危机应对',
    ])
    expect(await office.book.call('needs', 'ofPerson', { personId: fang })).toMatchObject([
      { competency: { id: office.policy }, level: 2, ratings: [{ assessor: '何涛', method: 'supervisor' }] },
      { competency: { name: '危机应对' }, level: null, ratings: [{ state: 'not_observed', level: null }] },
    ])
    expect(await office.book.call('imports', 'runs', {})).toMatchObject([{ kind: 'ability' }])

    await office.book.call('book', 'undo', { seq })
    expect(await office.book.call('needs', 'ofPerson', { personId: fang })).toEqual([])
    expect(await office.book.call('people', 'competencies', {})).toHaveLength(3)
  })

  it('leaves a newer rating in force and keeps the older one in the history', async () => {
    const office = await openOffice()
    const fang = await office.hire('王芳', { unitId: office.south })
    await office.rate(fang, office.policy, 4, '2026-10-01')
    await office.rate(fang, office.tone, 4, '2026-08-01')
    await office.book.call('needs', 'writeAbility', {
      ...file,
      rows: [
        {
          personId: fang,
          assessor: null,
          ratedOn: '2026-09-20',
          method: 'test',
          ratings: [
            { competency: '政策法规', state: 'rated', level: 1 },
            { competency: '情绪管理', state: 'rated', level: 1 },
          ],
        },
      ],
    })
    const profile = await office.book.call('needs', 'ofPerson', { personId: fang })
    expect(profile.map(line => [line.competency.name, line.level, line.ratings.length])).toEqual([
      ['政策法规', 4, 2],
      ['情绪管理', 1, 2],
    ])
  })

  it('writes nothing when somebody is no longer in the book', async () => {
    const office = await openOffice()
    const call = office.book.call('needs', 'writeAbility', {
      ...file,
      rows: [
        {
          personId: 'nobody',
          assessor: null,
          ratedOn: '2026-09-20',
          method: 'test',
          ratings: [{ competency: '新能力', state: 'rated', level: 1 }],
        },
      ],
    })
    await expect(call).rejects.toMatchObject({ code: 'not_found' })
    expect(await office.book.call('people', 'competencies', {})).toHaveLength(3)
  })

  it('takes 5,400 cells in one command, and undoes them', async () => {
    const office = await openOffice()
    const people = await Promise.all(
      Array.from({ length: 450 }, (_, at) =>
        office.hire(`学员${at}`, { unitId: office.south, postId: office.clerk }),
      ),
    )
    const rows = people.map((personId, person) => ({
      personId,
      assessor: '何涛',
      ratedOn: '2026-09-20',
      method: 'supervisor' as const,
      ratings: Array.from({ length: 12 }, (_, at) => ({
        competency: `能力${at + 1}`,
        state: 'rated' as const,
        level: ((person + at) % 5) + 1,
      })),
    }))
    const seq = await office.book.seqOf('needs', 'writeAbility', { ...file, rows })
    const competencies = await office.book.call('people', 'competencies', {})
    for (const { id, name } of competencies) {
      if (name.startsWith('能力')) await office.require(office.clerk, id, 3)
    }
    const map = await office.book.call('needs', 'gapMap', {})
    expect(map.cells).toHaveLength(12)
    for (const cell of map.cells) expect(cell).toMatchObject({ required: 450, short: 180, met: 270 })
    await office.book.call('book', 'undo', { seq, withLater: true })
    expect((await office.book.call('needs', 'gapMap', {})).assessed).toBe(false)
  })
})
