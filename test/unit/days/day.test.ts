import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  addDays,
  dayFromNumber,
  dayNumber,
  daysBetween,
  isDay,
  weekday,
  weekOf,
} from '../../../src/domain/days/day'
import { addMonths } from '../../../src/domain/days/month'

const anyDay = fc.integer({ min: -300_000, max: 300_000 }).map(dayFromNumber)

describe('a day', () => {
  test.each([
    ['2026-12-09', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-13-45', false],
    ['2026-00-10', false],
    ['2026-04-31', false],
    ['0000-01-01', false],
    ['2026-1-1', false],
    ['2026/01/01', false],
    ['', false],
  ])('%s exists: %s', (text, expected) => expect(isDay(text)).toBe(expected))

  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2026-12-09', 0, '2026-12-09'],
    ['2026-01-01', 365, '2027-01-01'],
  ])('%s and %i days is %s', (day, days, expected) => expect(addDays(day, days)).toBe(expected))

  it('counts whole days, backwards too', () => {
    expect(daysBetween('2026-12-09', '2026-12-11')).toBe(2)
    expect(daysBetween('2026-12-11', '2026-12-09')).toBe(-2)
  })

  it('agrees with the platform calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), number => {
        expect(dayFromNumber(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10))
        expect(dayNumber(dayFromNumber(number))).toBe(number)
      }),
    )
  })

  it('adds and takes away again', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9999, max: 9999 }), (day, days) => {
        expect(addDays(addDays(day, days), -days)).toBe(day)
        expect(daysBetween(day, addDays(day, days))).toBe(days)
      }),
    )
  })

  it.each([
    ['2026-02-30', '2026-03-01'],
    ['0000-99-99', '0002-01-01'],
    ['soon', '0001-01-02'],
  ])('takes %s, which is no day, as the nearest: the day after is %s', (odd, next) => {
    expect(isDay(odd)).toBe(false)
    expect(addDays(odd, 1)).toBe(next)
  })
})

describe('a week', () => {
  it('begins on Monday', () => {
    expect(weekOf('2026-12-09')).toEqual([
      '2026-12-07',
      '2026-12-08',
      '2026-12-09',
      '2026-12-10',
      '2026-12-11',
      '2026-12-12',
      '2026-12-13',
    ])
    expect(weekday('2026-12-09')).toBe(3)
    expect(weekOf('2026-12-13')[0]).toBe('2026-12-07')
  })

  it('always holds its own day at its weekday', () => {
    fc.assert(fc.property(anyDay, day => weekOf(day)[weekday(day) - 1] === day))
  })
})

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-01-31', 13, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-09', 36, '2029-12-09'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 2, '2027-01-30'],
  ])('%s and %i months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected))
})
