import { describe, expect, it, test } from 'vitest'
import {
  type EmploymentEvent,
  type EmploymentFacts,
  employmentAt,
  leaveRefusal,
  rehireRefusal,
  transferRefusal,
} from '../../../src/domain/people/employment'

const hotline = { unitId: 'hotline', postId: 'agent', gradeId: 'junior' }
const quality = { unitId: 'quality', postId: 'inspector', gradeId: null }
const history: EmploymentEvent[] = [
  { kind: 'rehire', day: '2026-03-02', ...quality },
  { kind: 'hire', day: '2020-05-01', ...hotline },
  { kind: 'transfer', day: '2022-01-01', ...quality },
  { kind: 'leave', day: '2025-06-30', unitId: null, postId: null, gradeId: null },
]

describe('employment on a day', () => {
  test.each([
    ['2020-04-30', 'not_yet', null],
    ['2020-05-01', 'active', 'hotline'],
    ['2021-12-31', 'active', 'hotline'],
    ['2022-01-01', 'active', 'quality'],
    ['2025-06-29', 'active', 'quality'],
    ['2025-06-30', 'left', 'quality'],
    ['2026-03-01', 'left', 'quality'],
    ['2026-03-02', 'active', 'quality'],
  ])('on %s: %s in %s', (day, status, unitId) => {
    expect(employmentAt(history, day)).toMatchObject({ status, unitId })
  })

  it('takes the events of one day in the order they were recorded', () => {
    const sameDay: EmploymentEvent[] = [
      { kind: 'hire', day: '2026-01-05', ...hotline },
      { kind: 'transfer', day: '2026-01-05', ...quality },
    ]
    expect(employmentAt(sameDay, '2026-01-05').unitId).toBe('quality')
  })
})

describe('refusals', () => {
  const today = '2026-12-09'
  const active: EmploymentFacts = { status: 'active', lastEventDay: '2026-03-02', ...hotline }
  const left: EmploymentFacts = { ...active, status: 'left' }

  test.each([
    [active, '2026-12-09', null],
    [active, '2026-03-02', null],
    [active, '2026-03-01', 'before_last_event'],
    [active, '2026-12-10', 'in_future'],
    [left, '2026-12-09', 'already_left'],
  ])('leave %#', (person, day, refusal) => expect(leaveRefusal(person, day, today)).toBe(refusal))

  test.each([
    [left, '2026-12-09', null],
    [left, '2026-01-01', 'before_last_event'],
    [active, '2026-12-09', 'not_left'],
  ])('rehire %#', (person, day, refusal) => expect(rehireRefusal(person, day, today)).toBe(refusal))

  test.each([
    [active, quality, '2026-12-09', null],
    [active, { ...hotline, gradeId: 'senior' }, '2026-12-09', null],
    [active, hotline, '2026-12-09', 'same_place'],
    [left, quality, '2026-12-09', 'left'],
    [active, quality, '2027-01-01', 'in_future'],
  ])('transfer %#', (person, to, day, refusal) => {
    expect(transferRefusal(person, to, day, today)).toBe(refusal)
  })

  it('lets a person without any history leave', () => {
    expect(leaveRefusal({ ...active, lastEventDay: null }, '2019-01-01', today)).toBeNull()
  })
})
