import { describe, expect, it } from 'vitest'
import { readMark } from '../../../src/domain/assessments/mark-reading'
import { foldHeading } from '../../../src/domain/imports/heading'
import { readStatus } from '../../../src/domain/imports/person-words'
import { readLevel } from '../../../src/domain/needs/level-reading'
import { simplified } from '../../../src/domain/text/simplified'
import { recognised } from '../../support/import-specs'
import { tableOf } from '../imports/table-of'

describe('traditional characters', () => {
  it('are compared as the simplified ones', () => {
    expect(simplified('員工編號、離職日期、筆試成績、總人數')).toBe('员工编号、离职日期、笔试成绩、总人数')
    expect(foldHeading('部門 名稱')).toBe(foldHeading('部门名称'))
  })

  it('head rosters and mark sheets', () => {
    const roster = ['員工編號|姓名|部門|職位|到職日', 'HK01|段寧|客服部|主任|2020-01-01']
    const marks = ['員工編號|姓名|筆試分數|口試分數', 'HK01|段寧|80|75']
    expect(recognised([tableOf(roster)])).toBe('people')
    expect(recognised([tableOf(marks)])).toBe('scores')
  })

  it.each([
    ['在職', 'active'],
    ['停薪留職', 'active'],
    ['留職停薪', 'active'],
    ['離職', 'left'],
    ['規培', 'active'],
  ])('say whether somebody works here: %s', (word, status) => expect(readStatus(word)).toBe(status))
})

describe('words in place of a mark or a level', () => {
  it.each([
    ['缺席', 'missed'],
    ['未到', 'missed'],
    ['缺卡', 'missed'],
    ['緩考', 'deferred'],
    ['產假', 'deferred'],
    ['病假', 'deferred'],
    ['Sick leave', 'deferred'],
  ])('%s is no mark', (word, state) => expect(readMark(word)).toEqual({ state }))

  it.each(['免考', '合格', '補考'])('%s is for a person to say', word =>
    expect(readMark(word)).toBe('impossible'),
  )

  it.each(['產假', '病假', '未到', '未觀察', 'Maternity leave'])('%s is no level', word =>
    expect(readLevel(word)).toEqual({ state: 'not_observed' }),
  )
})
