import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import type { RowDecision } from '../../../src/domain/imports/preview'
import type { Table } from '../../../src/domain/imports/table'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { previewRoster } from '../../support/roster-preview'
import { accepted, codesOf, tableOf } from '../imports/table-of'

function look(tables: readonly Table[], decided?: [number, RowDecision[]]) {
  const decisions = new Map(decided ? [decided] : [])
  const layout = accepted(readLayout(tables, rosterSpec, { decisions }))
  return previewRoster(layout, { people: new Map() }, { today: '2026-11-21', decisions })
}
const people = ({ accepted: rows }: ReturnType<typeof look>) =>
  rows.map(({ person: { name, unit, team, status } }) => ({ name, unit, team, status }))
const places = (shown: ReturnType<typeof look>) =>
  shown.accepted.map(({ person }) => [person.unit, person.team])

describe('levels of units in one cell', () => {
  const HEAD = '工号|姓名|部门|岗位'
  const rows = [
    '1001|王芳|信用卡部-一组|专员',
    '1002|李娜|信用卡部-二组|专员',
    '1003|赵磊|风险部-反欺诈组|专员',
    '1004|周梅|风险部|主管',
  ]
  const note = '填写须知：部门：上下级部门间用“-”隔开，多个部门用“,”隔开'

  it('are taken apart where the file says how they are parted, unless somebody says they are names', () => {
    const shown = look([tableOf([note, HEAD, ...rows])])
    expect(places(shown)).toEqual([
      ['信用卡部', '一组'],
      ['信用卡部', '二组'],
      ['风险部', '反欺诈组'],
      ['风险部', undefined],
    ])
    expect(codesOf(shown)).toMatchObject({ unit_levels_said: 1 })
    expect(places(look([tableOf([note, HEAD, ...rows])], [2, ['whole_names']]))[0]).toEqual([
      '信用卡部-一组',
      undefined,
    ])
  })

  it('are asked about where it does not', () => {
    const table = tableOf([HEAD, ...rows.slice(0, 3)])
    const shown = look([table])
    expect(places(shown)[0]).toEqual(['信用卡部-一组', undefined])
    expect(codesOf(shown)).toMatchObject({ unit_levels: 1 })
    expect(places(look([table], [1, ['split_levels']]))[0]).toEqual(['信用卡部', '一组'])
  })

  it('are those below the company that stands before all of them', () => {
    const table = tableOf([
      HEAD,
      '1|王芳|华信集团/客服部/一组|',
      '2|李娜|华信集团/客服部/二组|',
      '3|赵磊|华信集团/质检部|',
    ])
    expect(places(look([table], [1, ['split_levels']]))).toEqual([
      ['客服部', '一组'],
      ['客服部', '二组'],
      ['质检部', undefined],
    ])
  })

  it('are none in names that only have such a sign in them', () => {
    const table = tableOf([
      'ID|Name|Department',
      'E1|Ann Lee|Mid-West',
      'E2|Bo Ray|Mid-East',
      'E3|Cy Orr|Sales',
    ])
    expect(codesOf(look([table]))).not.toHaveProperty('unit_levels')
  })
})

describe('what stands in brackets', () => {
  const HEAD = 'Worker|Employee ID|Worker Status|Supervisory Organization|Manager'
  it('behind a unit is its leader where it is somebody of the list', () => {
    const shown = look([
      tableOf([
        HEAD,
        'Ann Lee|E1|Active|Voice (Ann Lee)|Bo Ray',
        'Cy Orr|E2|Active|Voice (Ann Lee) (Inherited)|Ann Lee',
        'Di Fox|E3|Active|Sales (East)|Ann Lee',
      ]),
    ])
    expect(people(shown).map(({ unit }) => unit)).toEqual(['Voice', 'Voice', 'Sales (East)'])
    expect(codesOf(shown)).toMatchObject({ unit_leader: 1 })
  })

  it('behind a name is a status where it is one', () => {
    const shown = look([
      tableOf([
        HEAD,
        'Ann Lee (On Leave)|E1|On Leave|Voice|',
        'Bo Ray (Bobby)|E2|Active|Voice|',
        '王芳（离职）|E3||Voice|',
      ]),
    ])
    expect(people(shown).map(({ name, status }) => [name, status])).toEqual([
      ['Ann Lee', 'active'],
      ['Bo Ray (Bobby)', 'active'],
      ['王芳', 'left'],
    ])
    expect(codesOf(shown)).toMatchObject({ status_beside_name: 2, counts_active: 1 })
  })
})

describe('a team that no column names', () => {
  const HEAD = '工号|姓名|岗位'
  const sheet = (name: string, row: string) => tableOf([`客服热线${name}人员信息表`, HEAD, row], { name })

  it('is the sheet where all sheets are called like teams, with the unit above them', () => {
    const tables = [sheet('话务一组', '1|王芳|专员'), sheet('质检组', '2|李娜|质检员')]
    const shown = look(tables, [2, ['all_sheets']])
    expect(places(shown)).toEqual([
      ['客服热线', '话务一组'],
      ['客服热线', '质检组'],
    ])
    expect(codesOf(shown)).toMatchObject({ sheet_teams: 1 })
    expect(places(look(tables, [2, ['all_sheets', 'no_sheet_team']]))[1]).toEqual([undefined, undefined])
  })

  it('is asked about where there is one sheet only, or the title names it', () => {
    for (const table of [
      tableOf([HEAD, '1|王芳|专员'], { name: '热线二组' }),
      tableOf(['热线二组人员名单', HEAD, '1|王芳|专员'], { name: 'Sheet1' }),
    ]) {
      const shown = look([table])
      expect(places(shown)).toEqual([[undefined, undefined]])
      expect(codesOf(shown)).toMatchObject({ sheet_team: 1 })
      const at = shown.headerRow
      expect(places(look([table], [at, ['sheet_team']]))).toEqual([[undefined, '热线二组']])
    }
  })

  it('is not looked for where a column has it, or the sheet is called anything else', () => {
    const named = tableOf(['工号|姓名|班组', '1|王芳|一组'], { name: '热线二组' })
    const plain = tableOf(['客服部人员名单', HEAD, '1|王芳|专员'], { name: '2026年11月' })
    for (const table of [named, plain]) expect(codesOf(look([table]))).not.toHaveProperty('sheet_team')
  })
})
