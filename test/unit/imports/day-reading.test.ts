import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/days/day'
import { dayOrder, readClock, readDay } from '../../../src/domain/imports/day-reading'
import type { Cell } from '../../../src/domain/imports/table'

const dayOf = (cell: Cell, rules = {}) => {
  const read = readDay(cell, rules)
  return read === null ? null : 'problem' in read ? read.problem : read.day
}

const dayOrderOf = (cells: Parameters<ReturnType<typeof dayOrder>['see']>[0][]) => {
  const order = dayOrder()
  for (const cell of cells) order.see(cell)
  return order.decided()
}
const hasAmbiguousDays = (cells: Parameters<ReturnType<typeof dayOrder>['see']>[0][]) => {
  const order = dayOrder()
  for (const cell of cells) order.see(cell)
  return order.ambiguous()
}

describe('reading a day', () => {
  it.each<[Cell, string]>([
    [{ date: '2026-09-30' }, '2026-09-30'],
    [{ date: '2026-09-30', minutes: 510 }, '2026-09-30'],
    ['2026-09-30', '2026-09-30'],
    ['2021/3/5', '2021-03-05'],
    ['2019.07.01', '2019-07-01'],
    ['2019。7。1', '2019-07-01'],
    ['2020年5月1日', '2020-05-01'],
    ['2020 年 5 月 1 日', '2020-05-01'],
    ['2020年05月01号', '2020-05-01'],
    ['26年10月12日', '2026-10-12'],
    ['98年3月1日', '1998-03-01'],
    ['二〇二〇年五月一日', '2020-05-01'],
    ['二〇二〇年十二月二十一日', '2020-12-21'],
    ['20200501', '2020-05-01'],
    [20200501, '2020-05-01'],
    ['２０２１／３／５', '2021-03-05'],
    [' 2021-3-5 ', '2021-03-05'],
    ['2021-03-05 08:30:00', '2021-03-05'],
    ['2021-03-05T08:30:00Z', '2021-03-05'],
    ['2021/3/5 星期五', '2021-03-05'],
    ['7/5/2011', '2011-07-05'],
    ['07/10/83', '1983-07-10'],
    ['1/2/29', '2029-01-02'],
    ['1/2/30', '1930-01-02'],
    ['5-May-2020', '2020-05-05'],
    ['May 5, 2020', '2020-05-05'],
    ['1st Sept 2021', '2021-09-01'],
    [43952, '2020-05-01'],
    ['43952', '2020-05-01'],
    [43952.5, '2020-05-01'],
    ['2062/3/1', '2062-03-01'],
  ])('%j is %s', (cell, day) => expect(dayOf(cell)).toBe(day))

  it.each<[Cell]>([
    [null],
    [''],
    [' '],
    ['/'],
    ['-'],
    ['N/A'],
    ['N/A-StillEmployed'],
    ['无'],
    ['至今'],
    ['长期'],
  ])('%j is no day', cell => expect(readDay(cell)).toBeNull())

  it.each<[Cell, string]>([
    ['2026-13-45', 'no_such_day'],
    ['2026-02-29', 'no_such_day'],
    ['20261345', 'no_such_day'],
    ['31/4/2020', 'no_such_day'],
    ['0026-01-01', 'out_of_range'],
    ['3000-01-01', 'out_of_range'],
    [{ date: '1899-12-31' }, 'out_of_range'],
    ['昨天', 'not_a_date'],
    ['2020', 'not_a_date'],
    [2020, 'not_a_date'],
    [12, 'not_a_date'],
    [Number.NaN, 'not_a_date'],
    [true, 'not_a_date'],
    ['2020-05-01 25:70', 'not_a_date'],
    ['#REF!', 'not_a_date'],
  ])('%j is refused: %s', (cell, problem) => expect(dayOf(cell)).toBe(problem))

  it('takes a month for its first day and says so', () => {
    expect(readDay('2020年5月')).toEqual({ day: '2020-05-01', note: 'day_missing' })
    expect(readDay('2020.05')).toEqual({ day: '2020-05-01', note: 'day_missing' })
  })

  it('reads the time beside the day', () => {
    expect(readDay('2026-10-12 08:04:32')).toEqual({ day: '2026-10-12', minutes: 484 })
    expect(readDay('2026/10/12 1:05 PM')).toEqual({ day: '2026-10-12', minutes: 785 })
    for (const text of ['2026年10月12日 下午1点05分', '2026-10-12 PM 1:05', '12 Oct 2026 13:05'])
      expect(readDay(text)).toEqual({ day: '2026-10-12', minutes: 785 })
    for (const text of ['10/12/2026 1.05 pm', '12 October 2026, 1:05 p.m.', 'Oct 12 2026 1.05PM'])
      expect(readDay(text)).toEqual({ day: '2026-10-12', minutes: 785 })
    expect(readDay('12.10.2026 9 a.m.', { order: 'day_first' })).toEqual({ day: '2026-10-12', minutes: 540 })
  })

  it.each([
    '周一 2026-10-12 08:04',
    '2026年10月12日（星期一）08:04',
    '2026/10/12 周一 08:04:32',
    'Mon 10/12/2026 8:04 AM',
    'Monday, October 12, 2026 08:04',
    'Mon, 12 Oct 2026 08:04',
  ])('reads it beside the day of the week: %s', text =>
    expect(readDay(text)).toEqual({ day: '2026-10-12', minutes: 484 }),
  )

  it.each([
    ['9.05 am', 545],
    ['9:05 a.m.', 545],
    ['1 p.m.', 780],
    ['12.30 P.M.', 750],
    ['9.05', 'impossible'],
  ])('reads the time of day %s', (text, minutes) => expect(readClock(text)).toBe(minutes))

  describe('of a moment that says its zone', () => {
    /** Eight hours ahead, and nine in July. */
    const offsetAt = (day: string) => (day.slice(5, 7) === '07' ? 540 : 480)

    it.each([
      ['2026-10-12T00:30:00Z', '2026-10-12', 510],
      ['2026-10-12T18:30:00.000Z', '2026-10-13', 150],
      ['2026-12-31T20:00:00Z', '2027-01-01', 240],
      ['2026-10-12T08:30:00+08:00', '2026-10-12', 510],
      ['2026-10-12 08:30:00 +0800', '2026-10-12', 510],
      ['2026-10-12T08:30:00+0900', '2026-10-12', 450],
      ['2026-10-12 00:30:00 UTC', '2026-10-12', 510],
      ['2026-10-12 08:30 GMT+8', '2026-10-12', 510],
      ['2026-10-11T20:30:00-04:00', '2026-10-12', 510],
      ['2026-10-11T20:30-04:00', '2026-10-12', 510],
      ['10/12/2026 12:30 AM UTC', '2026-10-12', 510],
      ['2026-07-01T00:30:00Z', '2026-07-01', 570],
    ])('%s is %s, %i minutes of the office', (text, day, minutes) =>
      expect(readDay(text, { offsetAt })).toEqual({ day, minutes }),
    )

    it('is the day alone where no time stands beside it', () => {
      for (const text of ['2026-10-12Z', '2026-10-12+14:00', '2026-10-12-05:00'])
        expect(readDay(text, { offsetAt })).toEqual({ day: '2026-10-12' })
    })

    it('is the day that midnight was written for, where only the day is wanted', () => {
      const rules = { offsetAt, dayOnly: true }
      expect(dayOf('2026-10-12T00:00:00+14:00', rules)).toBe('2026-10-12')
      expect(dayOf('2026-10-11T16:00:00Z', rules)).toBe('2026-10-12')
    })

    it('is none where from when to when is written, or no clock is so far ahead', () => {
      for (const text of ['2026-10-12 08:30-12:00', '2026-10-12T08:30:00+15:00', '2026-10-12T08:30:00+08:75'])
        expect(dayOf(text, { offsetAt })).toBe('not_a_date')
    })
  })

  it('counts serials from 1904 where the workbook does', () => {
    expect(dayOf(42490, { from1904: true })).toBe('2020-05-01')
  })

  it('follows the column where month and day could be either', () => {
    expect(dayOf('7/5/2011', { order: 'day_first' })).toBe('2011-05-07')
    expect(readDay('25/12/2020', { order: 'month_first' })).toEqual({
      day: '2020-12-25',
      note: 'odd_date_order',
    })
  })

  it('reads back every day it can write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), offset => {
        const day = addDays('1935-01-01', offset)
        const [year, month, date] = day.split('-').map(Number)
        const written = [
          day,
          `${year}/${month}/${date}`,
          `${year}年${month}月${date}日`,
          day.replaceAll('-', ''),
          `${month}/${date}/${year}`,
        ]
        return written.every(text => dayOf(text) === day)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.boolean()), cell => {
        readDay(cell as Cell)
        return true
      }),
    )
  })
})

describe('a time of day alone', () => {
  it.each<[Cell, number | string]>([
    ['下午14:10', 850],
    ['14:10 PM', 850],
    ['下午2:10', 850],
    ['上午12:10', 10],
    ['23:59', 1439],
    ['24:00', 1440],
    ['24:10', 1450],
    ['25:10', 'impossible'],
    ['08:60', 'impossible'],
  ])('%j is %s minutes', (cell, minutes) => expect(readClock(cell)).toBe(minutes))
})

describe('the order of a column', () => {
  it('is what its unmistakable dates say', () => {
    expect(dayOrderOf(['7/5/2011', '3/30/2015', '1/7/2008'])).toBe('month_first')
    expect(dayOrderOf(['7/5/2011', '30/3/2015', '1/7/2008'])).toBe('day_first')
    expect(dayOrderOf(['7/5/2011', '1/7/2008'])).toBeNull()
    expect(dayOrderOf(['2011-07-05', null, 40000])).toBeNull()
    expect(dayOrderOf(['26-10-12 星期一'])).toBe('year_first')
    expect(dayOrderOf(['26-10-12', '26-10-13'])).toBe('year_first')
  })

  it('is only asked for where it matters', () => {
    expect(hasAmbiguousDays(['7/5/2011'])).toBe(true)
    expect(hasAmbiguousDays(['7/7/2011', '2011/7/5', null])).toBe(false)
  })
})
