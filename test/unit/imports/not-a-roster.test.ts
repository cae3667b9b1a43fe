/** What names people and is no list of who works here; and numbers that only the book shows to be too short. */
import { describe, expect, it } from 'vitest'
import { readLayout } from '../../../src/domain/imports/layout'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { recognised } from '../../support/import-specs'
import { previewRoster } from '../../support/roster-preview'
import { accepted, codesOf, tableOf } from './table-of'

const of = (...rows: string[]) => recognised([tableOf(rows)])

describe('a sheet of marks or of who came is no roster', () => {
  it.each<[string, string[]]>([
    [
      'resit marks',
      ['工号|姓名|部门|岗位|补考成绩|备注', '0071|段宁|华北|专员|66|', '0072|古乔|华北|专员|71|'],
    ],
    ['marks of parts', ['工号|姓名|部门|面试得分', '0071|段宁|华北|66', '0072|古乔|华北|71']],
    [
      'ticks of half days',
      ['工号|姓名|部门|10月8日上午|10月8日下午', '0071|段宁|华北|√|√', '0072|古乔|华北|√|×'],
    ],
    [
      'words of who came',
      ['工号|姓名|部门|首日|次日', '0071|段宁|华北|已签|迟到', '0072|古乔|华北|已签|病假'],
    ],
    ['an empty list to sign', ['新员工培训签到表', '工号|姓名|部门|岗位', '0071|段宁|华北|专员']],
    [
      'attendance',
      ['Attendance record', 'Staff No|Name|Dept|Mon', '71|Ann|Sales|Present', '72|Bob|Sales|Late'],
    ],
  ])('%s', (_, rows) => expect(of(...rows)).not.toBe('people'))

  it('but a roster may hold the mark of an entrance test, and tick who lives in', () => {
    expect(
      of(
        '工号|姓名|性别|部门|入职日期|手机|状态|入职考试成绩|住宿',
        '0071|段宁|男|华北|2020-01-01|13800000071|在职|81|√',
        '0072|古乔|女|华北|2020-01-01|13800000072|在职|77|√',
      ),
    ).toBe('people')
    expect(of('工号|姓名|部门|住宿', '0071|段宁|华北|√', '0072|古乔|华北|√')).toBe('people')
  })

  it('and a hotline that calls its numbers 话务工号 has a roster like any other', () =>
    expect(of('话务工号|姓名|性别|科室|入职时间', '0071|段宁|男|受理科|2020-01-01')).toBe('people'))
})

describe('numbers whose zeros only the book has', () => {
  const book = { people: new Map([['00071', { staffNo: '00071', name: '段宁', status: 'active' as const }]]) }
  const preview = (row: string, pad: boolean) =>
    previewRoster(
      accepted(readLayout([tableOf(['工号|姓名|部门', row, '72|古乔|华北'])], rosterSpec)),
      book,
      {
        today: '2026-11-21',
        pad,
      },
    )

  it.each([true, false])('are never cut off the book, whether zeros are put back or not (%s)', pad => {
    const shown = preview('71|段宁|华北', pad)
    expect(codesOf(shown)).toEqual({ lost_zeros: 1 })
    expect(shown.accepted[0]).toMatchObject({ bookNumber: '00071', person: { staffNo: '00071' } })
  })

  it('are asked about where the name is another', () => {
    const shown = preview('71|尹川|华北', true)
    expect(codesOf(shown)).toEqual({ lost_zeros: 1, name_changed: 1 })
    expect(shown.accepted.map(({ row }) => row)).toEqual([3])
  })
})
