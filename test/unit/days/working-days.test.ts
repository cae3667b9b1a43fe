import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { addDays } from '../../../src/domain/days/day'
import {
  addWorkingDays,
  isWorkingDay,
  plainCalendar,
  unknownYears,
  type WorkingCalendar,
  workingDaysWithin,
} from '../../../src/domain/days/working-days'

const nationalDay: WorkingCalendar = {
  daysOff: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  workedWeekends: new Set(['2026-10-10']),
  knownYears: new Set([2026]),
}

test.each([
  ['2026-09-30', 1, '2026-10-08'],
  ['2026-10-09', 1, '2026-10-10'],
  ['2026-10-08', -1, '2026-09-30'],
  ['2026-10-03', 0, '2026-10-03'],
])('%s and %i working days is %s', (day, days, expected) => {
  expect(addWorkingDays(day, days, nationalDay)).toBe(expected)
})

it('knows only weekends when nobody has entered holidays', () => {
  expect(addWorkingDays('2027-09-30', 1, plainCalendar)).toBe('2027-10-01')
  expect(unknownYears('2026-12-01', '2027-01-05', nationalDay)).toEqual([2027])
})

it('counts both ends', () => {
  expect(workingDaysWithin('2026-10-08', '2026-10-10', nationalDay)).toBe(3)
  expect(workingDaysWithin('2026-10-10', '2026-10-08', nationalDay)).toBe(0)
})

it('lands on a working day, that many working days on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 60 }), (offset, days) => {
      const from = addDays('2026-01-01', offset)
      const to = addWorkingDays(from, days, nationalDay)
      expect(isWorkingDay(to, nationalDay)).toBe(true)
      expect(workingDaysWithin(addDays(from, 1), to, nationalDay)).toBe(days)
    }),
  )
})
