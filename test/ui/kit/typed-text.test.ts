import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseClock, shiftClock } from '../../../src/ui/field/clock'
import { parseDay } from '../../../src/ui/field/day-text'
import { formatDecimal, parseDecimal } from '../../../src/ui/field/decimal'

describe('decimals in whole units', () => {
  it.each([
    ['88.5', 2, 8850],
    ['8８。５', 2, 8850],
    ['1,600', 0, 1600],
    ['.5', 2, 50],
    ['-0.25', 2, -25],
    ['-0', 0, 0],
    ['', 2, null],
    ['88.555', 2, undefined],
    ['八', 0, undefined],
    ['.', 2, undefined],
  ])('%j with scale %i is %j', (text, scale, units) => {
    expect(parseDecimal(text, scale)).toBe(units)
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(0, 1, 2, 3), (units, scale) => {
        expect(parseDecimal(formatDecimal(units, scale), scale)).toBe(units === 0 ? 0 : units)
      }),
    )
  })
})

describe('times of day', () => {
  it.each([
    ['930', '09:30'],
    ['9:30', '09:30'],
    ['9：30', '09:30'],
    ['0930', '09:30'],
    ['14', '14:00'],
    ['1400', '14:00'],
    ['4:30 PM', '16:30'],
    ['12.15 a.m.', '00:15'],
    ['下午4:30', '16:30'],
    ['16:30 pm', null],
    ['24:00', null],
    ['9:60', null],
    ['noon', null],
  ])('%j is %j', (text, time) => {
    expect(parseClock(text)).toBe(time)
  })

  it('moves within its day', () => {
    expect(shiftClock('09:30', 45)).toBe('10:15')
    expect(shiftClock('23:50', 15)).toBe('23:59')
    expect(shiftClock('00:10', -15)).toBe('00:00')
  })
})

describe('days as offices write them', () => {
  it.each([
    ['2026/3/1', '2026-03-01'],
    ['2026.3.1', '2026-03-01'],
    ['2026年3月1日', '2026-03-01'],
    ['20260301', '2026-03-01'],
    ['２０２６-12-09', '2026-12-09'],
    ['2026-13-45', null],
    ['2026-02-30', null],
    ['3/1', null],
  ])('%j is %j', (text, day) => {
    expect(parseDay(text)).toBe(day)
  })
})
