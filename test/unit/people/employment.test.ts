import { describe, expect, it, test } from 'vitest'
import {
  type EmploymentFacts,
  leaveRefusal,
  rehireRefusal,
  transferRefusal,
} from '../../../src/domain/people/employment'

const hotline = { unitId: 'hotline', postId: 'agent', gradeLevelId: 'junior' }
const quality = { unitId: 'quality', postId: 'inspector', gradeLevelId: null }

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
    [active, { ...hotline, gradeLevelId: 'senior' }, '2026-12-09', null],
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
