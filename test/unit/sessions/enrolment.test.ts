import { describe, expect, it, test } from 'vitest'
import {
  type EnrolmentFacts,
  enrolmentRefusal,
  seatsLeft,
  type WithdrawalFacts,
  withdrawalRefusal,
} from '../../../src/domain/sessions/enrolment/enrolment'

describe('enrolment', () => {
  const session = { status: 'scheduled' as const, capacity: 42, enrolled: 41 }
  const person = { status: 'active' as const, enrolment: null }
  const facts: EnrolmentFacts = { session, person, origin: 'nominated' }

  test.each<[string, Partial<EnrolmentFacts>, string | null]>([
    ['one seat left', {}, null],
    ['full', { session: { ...session, enrolled: 42 } }, 'full'],
    ['full, but in the room', { session: { ...session, enrolled: 42 }, origin: 'walk_in' }, null],
    ['no limit', { session: { ...session, capacity: null, enrolled: 900 } }, null],
    ['held: somebody who simply came', { session: { ...session, status: 'held' }, origin: 'walk_in' }, null],
    ['closed', { session: { ...session, status: 'closed' }, origin: 'walk_in' }, 'closed'],
    ['cancelled', { session: { ...session, status: 'cancelled' } }, 'closed'],
    ['already', { person: { ...person, enrolment: 'enrolled' } }, 'already'],
    ['withdrawn before', { person: { ...person, enrolment: 'withdrawn' } }, null],
    ['left', { person: { ...person, status: 'left' } }, 'left'],
  ])('%s', (_, change, refusal) => expect(enrolmentRefusal({ ...facts, ...change })).toBe(refusal))

  it('never shows seats below 0', () => {
    expect(seatsLeft(40, 42)).toBe(0)
    expect(seatsLeft(null, 42)).toBeNull()
    expect(seatsLeft(42, 40)).toBe(2)
  })
})

describe('withdrawal', () => {
  const facts: WithdrawalFacts = {
    session: 'scheduled',
    enrolment: 'enrolled',
    hasCertificate: false,
    hasMarks: false,
  }
  test.each<[Partial<WithdrawalFacts>, string | null]>([
    [{}, null],
    [{ session: 'held' }, null],
    [{ session: 'closed' }, 'closed'],
    [{ enrolment: 'withdrawn' }, 'not_enrolled'],
    [{ enrolment: null }, 'not_enrolled'],
    [{ hasMarks: true }, 'has_marks'],
    [{ hasMarks: true, hasCertificate: true }, 'has_certificate'],
  ])('%j: %s', (change, refusal) => expect(withdrawalRefusal({ ...facts, ...change })).toBe(refusal))
})
