import { describe, expect, it } from 'vitest'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { recogniseKind } from '../../../src/domain/imports/recognise'
import { abilitySpec, competencyColumns } from '../../../src/domain/needs/ability-matrix-fields'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, tableOf } from './table-of'

describe('a column of seat numbers', () => {
  it('is no column of staff numbers: people are found by name, and that is said', () => {
    const table = tableOf(['坐席号|姓名|理论成绩', '8101|王芳|90'])
    const layout = accepted(readLayout([table], scoreSpec))
    expect(layout.columns).toEqual(
      new Map([
        ['name', 1],
        ['theory', 2],
      ]),
    )
    expect(layout.findings).toMatchObject([
      { row: 1, column: '坐席号', code: 'seat_number', severity: 'info' },
    ])
  })

  it('says nothing where staff numbers stand beside it, or somebody chose it', () => {
    const beside = accepted(readLayout([tableOf(['坐席号|工号|理论成绩', '8101|00601|90'])], scoreSpec))
    expect(beside.columns.get('staffNo')).toBe(1)
    expect(beside.findings).toEqual([])
    const table = tableOf(['坐席号|姓名|理论成绩', '8101|王芳|90'])
    const chosen = accepted(readLayout([table], scoreSpec, { mapping: { staffNo: '坐席号' } }))
    expect(chosen.columns.get('staffNo')).toBe(0)
    expect(chosen.findings).toEqual([])
  })

  it('is why a sheet is refused that names nobody otherwise', () => {
    const scores = [tableOf(['座席号|理论成绩|实操成绩', '8101|90|80'])]
    expect(readLayout(scores, scoreSpec)).toEqual({ refused: 'seat_numbers', params: { heading: '座席号' } })
    const log = [tableOf(['分机号|打卡时间', '8101|2026-10-12 08:30'])]
    expect(readLayout(log, scanSpec)).toEqual({ refused: 'seat_numbers', params: { heading: '分机号' } })
    const roster = [tableOf(['坐席号|姓名|部门|岗位', '8101|王芳|一组|专员'])]
    expect(readLayout(roster, rosterSpec)).toEqual({ refused: 'seat_numbers', params: { heading: '坐席号' } })
  })

  it('is no competency', () => {
    const table = tableOf(['坐席号|姓名|沟通|业务知识', '3|王芳|4|3', '2|李娜|3|2'])
    const layout = accepted(readLayout([table], abilitySpec))
    expect(competencyColumns(layout).map(({ competency }) => competency)).toEqual(['沟通', '业务知识'])
  })

  it('makes no roster of a list of seats', () => {
    const kinds = [rosterSpec, abilitySpec, scoreSpec, scanSpec]
    expect(
      recogniseKind([tableOf(['坐席号|工号|姓名|启用|停用', '8101|00601|王芳|2026-01-01|'])], kinds),
    ).toBeNull()
    expect(recogniseKind([tableOf(['坐席号|姓名|班组|岗位', '8101|王芳|一组|专员'])], kinds)).toBeNull()
  })
})
