import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { clockMinutes, clockText } from '../../../src/domain/days/clock'
import { creditedHours, minutesOfHours } from '../../../src/domain/days/credited-hours'

test.each([
  ['09:05', 545],
  ['9:05', 545],
  ['９：０５', 545],
  ['0905', 545],
  ['00:00', 0],
  ['24:00', 1440],
  ['24:01', null],
  ['12:60', null],
  ['noon', null],
  ['', null],
  ['9', null],
])('%s is %s minutes', (text, expected) => expect(clockMinutes(text)).toBe(expected))

it('writes what it reads', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1440 }), minutes => {
      expect(clockMinutes(clockText(minutes))).toBe(minutes)
    }),
  )
})

test.each([
  [90, 45, 2],
  [100, 60, 1.7],
  [50, 45, 1.1],
  [3, 60, 0.1],
  [2, 60, 0],
  [0, 45, 0],
] as const)('%i minutes of %i are %f credited hours', (minutes, perHour, expected) => {
  expect(creditedHours(minutes, perHour)).toBe(expected)
})

it('reads typed hours as whole minutes', () => {
  expect(minutesOfHours(1.5, 60)).toBe(90)
  expect(minutesOfHours(1.5, 45)).toBe(68)
})

it('never credits less for more minutes', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.nat(500),
      fc.constantFrom(45 as const, 60 as const),
      (minutes, more, per) => {
        expect(creditedHours(minutes + more, per)).toBeGreaterThanOrEqual(creditedHours(minutes, per))
      },
    ),
  )
})
