import { describe, expect, it } from 'vitest'
import { previewScores } from '../../../src/domain/assessments/score-sheet'
import { scoreSpec } from '../../../src/domain/assessments/score-sheet-fields'
import { readLayout } from '../../../src/domain/imports/layout'
import { previewAbility } from '../../../src/domain/needs/ability-matrix'
import { abilitySpec } from '../../../src/domain/needs/ability-matrix-fields'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { previewRoster } from '../../support/roster-preview'
import { accepted, tableOf } from './table-of'

const today = '2026-11-21'
const people = [{ id: 'd', staffNo: '0071', name: '段宁' }]
const said = (findings: readonly { code: string; value: string }[]) =>
  findings.filter(({ code }) => code === 'unread_columns').map(({ value }) => value)

describe('columns that no field takes', () => {
  it('are named in one line of a roster, the empty and the counted ones not', () => {
    const rows = [
      '序号|工号|姓名|部门|籍贯|血型|工龄|星座',
      '1|0071|段宁|华北|天津||5|',
      '2|0072|古乔|华北||AB|6|',
    ]
    const layout = accepted(readLayout([tableOf(rows)], rosterSpec))
    const { findings } = previewRoster(layout, { people: new Map() }, { today })
    expect(findings).toMatchObject([
      { row: 1, code: 'unread_columns', severity: 'info', value: '籍贯、血型', params: { count: 2 } },
    ])
  })

  it('are named of a mark sheet, ranks and averages not', () => {
    const rows = ['Staff No|Name|Written|Interview|Rank|Average', '0071|段宁|80|75|1|78']
    const layout = accepted(readLayout([tableOf(rows)], scoreSpec))
    expect(said(previewScores(layout, { people }).findings)).toEqual(['Interview'])
  })

  it('are named of an ability matrix, its competencies and targets not', () => {
    const rows = [
      '工号|姓名|沟通（目标）|沟通（现状）|礼仪|平均分|签名',
      '0071|段宁|4|3|5|4|段',
      '0072|古乔|4|3|5|4|古',
    ]
    const layout = accepted(readLayout([tableOf(rows)], abilitySpec))
    expect(said(accepted(previewAbility(layout, { people }, { today })).findings)).toEqual(['签名'])
  })

  it('are nothing to speak of where all are read', () => {
    const layout = accepted(readLayout([tableOf(['工号|姓名|部门', '0071|段宁|华北'])], rosterSpec))
    expect(previewRoster(layout, { people: new Map() }, { today }).findings).toEqual([])
  })
})
