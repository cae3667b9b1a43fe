import { describe, expect, it } from 'vitest'
import { dayOrder, readDay } from '../../../src/domain/imports/day-reading'
import { columnHeadings, readLayout } from '../../../src/domain/imports/layout'
import { rosterSpec } from '../../../src/domain/people/roster-fields'
import { scanSpec } from '../../../src/domain/sessions/attendance/scan-log-fields'
import { accepted, tableOf } from './table-of'

describe('a column of numbers that holds none', () => {
  const log = (...rows: string[]) =>
    columnHeadings(accepted(readLayout([tableOf(['登记号码|姓名|日期时间|卡号', ...rows])], scanSpec)))

  it('gives way to another', () => {
    expect(log('71|段宁|2026-10-12 08:40|0', '72|古乔|2026-10-12 08:41|')).toMatchObject({
      staffNo: '登记号码',
    })
    expect(log('|段宁|2026-10-12 08:40|71', '0|古乔|2026-10-12 08:41|72')).toMatchObject({ staffNo: '卡号' })
  })

  it('stays where there is no other, or where somebody pointed it out', () => {
    const sheet = [tableOf(['工号|姓名|部门', '|段宁|华北', '|古乔|华北'])]
    expect(columnHeadings(accepted(readLayout(sheet, rosterSpec)))).toMatchObject({ staffNo: '工号' })
    const both = [tableOf(['人员编码|工号|姓名', '0|71|段宁', '0|72|古乔'])]
    expect(columnHeadings(accepted(readLayout(both, rosterSpec)))).toMatchObject({ staffNo: '工号' })
    const pointed = readLayout(both, rosterSpec, { mapping: { staffNo: '人员编码' } })
    expect(columnHeadings(accepted(pointed))).toMatchObject({ staffNo: '人员编码' })
  })
})

describe('a year of two figures', () => {
  it.each([
    ['21.9.1', '2021-09-01'],
    ['21/9/1', '2021-09-01'],
    ['98.12.3', '1998-12-03'],
    ['21年9月15日', '2021-09-15'],
    ['21.9.1 8:30', '2021-09-01'],
  ])('stands in front where the last is one figure or the words say so: %s', (text, day) =>
    expect(readDay(text)).toMatchObject({ day }),
  )

  it('stands in front in the whole column then', () => {
    const order = dayOrder()
    for (const cell of ['2016.03.01', '21.9.1', '21.09.12']) order.see(cell)
    expect(order.decided()).toBe('year_first')
    expect(readDay('21.09.12', { order: 'year_first' })).toEqual({ day: '2021-09-12' })
  })
})
