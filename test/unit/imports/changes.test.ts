import { describe, expect, it } from 'vitest'
import { type BookMarks, scoreChanges } from '../../../src/domain/assessments/score-changes'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { type Change, type ChangeValue, changeCounts } from '../../../src/domain/imports/changes'
import { readLayout } from '../../../src/domain/imports/layout'
import type { Cell } from '../../../src/domain/imports/table'
import { abilityChanges, type StandingSince } from '../../../src/domain/needs/ability-changes'
import { previewAbility } from '../../../src/domain/needs/ability-matrix'
import { abilitySpec } from '../../../src/domain/needs/ability-matrix-fields'
import type { RosterRules } from '../../../src/domain/people/roster'
import type { BookPerson } from '../../../src/domain/people/roster-book'
import { rosterChanges } from '../../../src/domain/people/roster-changes'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import type { RosterBook } from '../../../src/domain/people/roster-shape'
import { previewRoster } from '../../support/roster-preview'
import { accepted, tableOf } from './table-of'

type Rows = readonly (readonly Cell[] | string)[]
const today = '2026-11-21'

/** '部门: 华北分部 → 华东分部'. */
const said = ({ field, before, after, note, of }: Change) =>
  [
    of ? `${field} ${textOf(of)}` : field,
    ': ',
    textOf(before),
    ' → ',
    textOf(after),
    note ? ` (${note})` : '',
  ].join('')
function textOf(value: ChangeValue | null): string {
  if (value === null) return '–'
  if (value.as === 'text') return value.text
  if (value.as === 'word') return value.minutes ? `<${value.word} ${value.minutes}>` : `<${value.word}>`
  if (value.as === 'names') return value.names.map(one => one.nameEn ?? one.name).join(' / ')
  return value.as === 'again' ? `${value.field} ${value.number}` : value.day
}

describe('what a roster would change', () => {
  const wang: BookPerson = {
    staffNo: '00603',
    name: '王芳',
    status: 'active',
    unit: '华北分部',
    team: '热线一组',
    post: '客服专员',
    phone: '13800001234',
    hiredOn: '2022-12-30',
  }
  const changesOf = (
    rows: Rows,
    people: BookPerson[] = [wang],
    more: Partial<RosterBook> = {},
    rules: Partial<RosterRules> = {},
  ) => {
    const book = { people: new Map(people.map(person => [person.staffNo, person])), ...more }
    const shown = previewRoster(accepted(readLayout([tableOf(rows)], rosterSpec)), book, { today, ...rules })
    const changes = rosterChanges(book)
    return shown.accepted.flatMap(changes)
  }

  it('is who, which field, what stands and what the file says', () => {
    const changes = changesOf(['工号|姓名|部门|岗位|入职日期', '00603|王芳|华北分部|质检员|2022/12/31'])
    expect(changes.map(said)).toEqual(['post: 客服专员 → 质检员', 'hiredOn: 2022-12-30 → 2022-12-31'])
    expect(changes[0]).toMatchObject({ row: 2, staffNo: '00603', name: '王芳' })
    expect(changes[1]).toMatchObject({ before: { as: 'day' }, after: { as: 'day' } })
  })

  it('is nothing of a newcomer, nor where nothing differs', () => {
    expect(
      changesOf(['工号|姓名|部门|岗位', '00700|李娜|华北分部|客服专员', '00603|王芳|华北分部|客服专员']),
    ).toEqual([])
  })

  it('is one move where unit and team change, and leaves the team where only another unit is named', () => {
    expect(changesOf(['工号|姓名|部门|班组', '00603|王芳|华东分部|投诉组']).map(said)).toEqual([
      'unit: 华北分部 / 热线一组 → 华东分部 / 投诉组',
    ])
    expect(changesOf(['工号|姓名|部门|岗位', '00603|王芳|华东分部|']).map(said)).toEqual([
      'unit: 华北分部 / 热线一组 → 华东分部',
    ])
    expect(changesOf(['工号|姓名|部门|班组', '00603|王芳|华北分部|热线二组']).map(said)).toEqual([
      'unit: 华北分部 / 热线一组 → 华北分部 / 热线二组',
    ])
  })

  it('names units and posts in both languages', () => {
    const names = {
      unit: [
        { name: '华北分部', nameEn: 'North' },
        { name: '华东分部', nameEn: 'East' },
      ],
      team: [{ name: '热线一组', nameEn: null }],
    }
    expect(changesOf(['工号|姓名|部门|岗位', '00603|王芳|East|'], [wang], { names }).map(said)).toEqual([
      'unit: North / 热线一组 → East',
    ])
  })

  it('shows no whole phone, and says where only hidden digits differ', () => {
    const changes = changesOf(['工号|姓名|部门|手机', '00603|王芳|华北分部|13899991234'])
    expect(changes.map(said)).toEqual(['phone: 138****1234 → 138****1234 (hidden)'])
    expect(JSON.stringify(changes)).not.toContain('13899991234')
  })

  it('says that a number gets its zeros back', () => {
    const bare = { ...wang, staffNo: '603' }
    const changes = changesOf(
      ['工号|姓名|部门', '00603|王芳|华北分部', '00604|李娜|华北分部', '00605|赵磊|华北分部'],
      [bare],
      {},
      { pad: true },
    )
    expect(changes.map(said)).toEqual(['staffNo: 603 → 00603'])
  })

  it('takes the day of leaving away from whoever comes back', () => {
    const left: BookPerson = { ...wang, status: 'left', leftOn: '2025-07-31' }
    expect(changesOf(['工号|姓名|部门|状态', '00603|王芳|华北分部|在职'], [left]).map(said)).toEqual([
      'status: <left> → <active>',
      'leftOn: 2025-07-31 → –',
    ])
  })

  it('names the supervisor beside the number', () => {
    const boss: BookPerson = { ...wang, staffNo: '00100', name: '周梅' }
    expect(
      changesOf(['工号|姓名|部门|上级工号', '00603|王芳|华北分部|00100'], [wang, boss]).map(said),
    ).toEqual(['supervisorNo: – → 00100 周梅'])
  })
})

describe('what an ability assessment would change', () => {
  const rated = (level: 2 | 3, ratedOn: string): StandingSince => ({ state: 'rated', level, ratedOn })
  const names = new Map([
    ['服务礼仪', { name: '服务礼仪', nameEn: 'Courtesy' }],
    ['Courtesy', { name: '服务礼仪', nameEn: 'Courtesy' }],
  ])
  const people = [
    { id: 'w', staffNo: '00603', name: '王芳' },
    { id: 'l', staffNo: '00606', name: '李娜' },
  ]
  const changesOf = (rows: Rows, standings: Record<string, StandingSince>) => {
    const preview = accepted(
      previewAbility(accepted(readLayout([tableOf(rows)], abilitySpec)), { people }, { today }),
    )
    return preview.accepted.flatMap(
      abilityChanges(new Map([['w', new Map(Object.entries(standings))]]), names, today),
    )
  }
  const HEAD = '工号|姓名|服务礼仪|投诉处理|质检标准|评估日期'

  it('is level by level, with what is rated for the first time beside what was', () => {
    expect(
      changesOf([HEAD, '00603|王芳|3|4|/|2026-09-14', '00606|李娜|3|3|3|2026-09-14'], {
        服务礼仪: rated(2, '2026-06-01'),
        质检标准: { state: 'exempt', level: null, ratedOn: '2026-06-01' },
      }).map(said),
    ).toEqual(['服务礼仪: 2 → 3', '投诉处理: – → 4', '质检标准: <exempt> → <not_observed>'])
  })

  it('says of a rating before the one that stands that it goes into the history only', () => {
    expect(
      changesOf([HEAD, '00603|王芳|3|||2025-09-14'], { 服务礼仪: rated(2, '2026-06-01') }).map(said),
    ).toEqual(['服务礼仪: 2 → 3 (older)'])
  })

  it('compares the second row about somebody with what the first would leave', () => {
    const rows = [HEAD, '00603|王芳|3|||2026-08-01', '00603|王芳|4|||2026-09-01']
    expect(changesOf(rows, { 服务礼仪: rated(2, '2026-06-01') }).map(said)).toEqual([
      '服务礼仪: 2 → 3',
      '服务礼仪: 3 → 4',
    ])
  })

  it('knows a competency by its English name', () => {
    const rows = ['工号|姓名|Courtesy|Complaints|Quality|评估日期', '00603|王芳|3|2|2|2026-09-14']
    expect(changesOf(rows, { 服务礼仪: rated(2, '2026-06-01') })[0]).toMatchObject({
      field: '服务礼仪',
      called: { names: [{ nameEn: 'Courtesy' }] },
    })
  })
})

describe('what a mark sheet would change', () => {
  const scored = (mark: number) => ({ state: 'scored' as const, mark })
  const people = [{ id: 'w', staffNo: '00603', name: '王芳' }]
  const changesOf = (rows: Rows, known?: BookMarks) =>
    previewScores(accepted(readLayout([tableOf(rows)], scoreSpec)), {
      people,
      weights: { theory: 0, practice: 100 },
      ...(known ? { marks: new Map([['w', known]]) } : {}),
    }).accepted.flatMap(row => scoreChanges(row, known))

  it('points out a mark that gives way, not one that was missing', () => {
    expect(
      changesOf(['工号|姓名|理论|实操|备注', '00603|王芳|92|缺考|复核'], {
        theory: scored(8850),
        practice: null,
        note: '初评',
      }).map(said),
    ).toEqual(['theory: 88.5 → 92 (replaced)', 'practice: – → <missed>', 'note: 初评 → 复核'])
  })

  it('is nothing of a first mark, nor of a blank cell', () => {
    const rows = ['工号|姓名|理论|实操', '00603|王芳|92|']
    expect(changesOf(rows)).toEqual([])
    expect(changesOf(rows, { theory: scored(9000), practice: scored(8000) }).map(said)).toEqual([
      'theory: 90 → 92 (replaced)',
    ])
  })

  it('takes the only mark of a sheet for the only one of the session', () => {
    expect(changesOf(['工号|姓名|成绩', '00603|王芳|92'], { practice: scored(9000) }).map(said)).toEqual([
      'practice: 90 → 92 (replaced)',
    ])
  })
})

describe('counts of changes', () => {
  const change = (some: Partial<Change>): Change => ({
    row: 2,
    staffNo: '1',
    name: '王芳',
    field: 'post',
    called: null,
    of: null,
    before: null,
    after: null,
    note: null,
    ...some,
  })

  it('count people, fields from the most frequent, and what stands out', () => {
    const counts = changeCounts()
    for (const one of [
      change({}),
      change({ field: 'unit' }),
      change({ staffNo: '2', row: 3, field: 'unit', note: 'replaced' }),
      change({ staffNo: null, row: 4, field: 'unit' }),
      change({ staffNo: null, row: 5, field: 'unit' }),
    ])
      counts.see(one)
    expect(counts.totals()).toEqual({
      total: 5,
      people: 4,
      fields: [
        { field: 'unit', called: null, count: 4 },
        { field: 'post', called: null, count: 1 },
      ],
      notes: { replaced: 1 },
    })
  })

  it.each([
    ['one after another', ['1', '1', '2', '2', '3']],
    ['in the order of time', ['1', '2', '1', '2', '3']],
    ['there and back', ['1', '2', '3', '2', '1']],
  ])('count each person once where they stand %s', (_, numbers) => {
    const counts = changeCounts()
    for (const [at, staffNo] of numbers.entries()) counts.see(change({ staffNo, row: at + 2 }))
    expect(counts.totals()).toMatchObject({ total: 5, people: 3 })
  })
})
