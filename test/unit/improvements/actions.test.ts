import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { makesUp } from '../../../src/domain/improvements/action-cause'
import {
  type ActionFacts,
  assignRefusal,
  cancelActionRefusal,
  doneDayRefusal,
  doneRefusal,
  overdueDays,
  returnRefusal,
  verifyDayRefusal,
  verifyRefusal,
} from '../../../src/domain/improvements/action-status'
import { actionStatuses } from '../../../src/domain/improvements/codes'
import {
  defaultDueDay,
  isOutcomeKnown,
  type PersonOutcome,
  proposedActions,
} from '../../../src/domain/improvements/session-actions'

describe('who gets an action after a session', () => {
  test.each<[Partial<PersonOutcome>, string | null]>([
    [{ verdict: 'passed' }, null],
    [{ verdict: 'passed', absent: true }, null],
    [{ verdict: 'failed' }, 'failed failed'],
    [{ verdict: 'failed', absent: true }, 'failed failed'],
    [{ verdict: 'cheating' }, 'failed cheating'],
    [{ verdict: 'missed' }, 'absent missed'],
    [{ verdict: 'deferred', absent: true }, 'absent deferred'],
    [{ verdict: 'incomplete' }, null],
    [{ verdict: 'incomplete', absent: true }, 'absent absent'],
    [{ verdict: null, absent: true }, 'absent absent'],
    [{ verdict: null }, null],
    [{ verdict: 'failed', hasAction: true }, null],
    [{ verdict: 'passed', absent: true, attendance: 'absent' }, 'absent absent'],
    [{ verdict: 'passed', absent: true, attendance: 'too_little_attendance' }, 'absent attendance'],
    [{ verdict: null, attendance: 'too_little_attendance' }, 'absent attendance'],
    // A resit makes up for no class.
    [{ verdict: 'failed', attendance: 'too_little_attendance' }, 'failed failed, absent attendance'],
    [{ verdict: 'failed', attendance: 'absent', hasAction: true }, 'absent absent'],
    [{ verdict: 'passed', attendance: 'attendance_missing' }, null],
    // The resit is passed; what was missed of the class is still to be made up.
    [{ verdict: 'passed', attendance: 'absent', hasAction: true }, 'absent absent'],
    [{ verdict: 'passed', attendance: 'absent', hasAction: true, hasMakeUp: true }, null],
  ])('%j: %s', (change, expected) => {
    const actions = proposedActions([
      {
        personId: 'wang',
        verdict: null,
        absent: false,
        attendance: null,
        hasAction: false,
        hasMakeUp: false,
        ...change,
      },
    ])
    const said = actions.map(action => `${action.origin} ${action.reason}`).join(', ')
    expect(said || null).toBe(expected)
  })

  test.each([
    ['manual', null, true],
    ['absent', 'absent', true],
    ['absent', 'attendance', true],
    ['absent', 'missed', false],
    ['failed', 'failed', false],
  ] as const)('an action that is %s for %s makes up for a class: %s', (origin, cause, made) =>
    expect(makesUp({ origin, cause })).toBe(made),
  )

  test.each([
    ['held', 0, 0, true],
    ['closed', 0, 0, true],
    ['scheduled', 0, 0, false],
    ['held', 1, 0, false],
    ['held', 0, 3, false],
  ] as const)('%s, %i blocks and %i marks missing: whether that is all is known: %s', (...facts) => {
    const [status, unrecordedBlocks, marksMissing, known] = facts
    expect(isOutcomeKnown({ status, unrecordedBlocks, marksMissing })).toBe(known)
  })

  it('has two weeks', () => {
    expect(defaultDueDay('2026-12-20')).toBe('2027-01-03')
    expect(defaultDueDay('2026-12-20', 7)).toBe('2026-12-27')
  })
})

describe('the days of an action', () => {
  test.each([
    ['2026-12-09', null],
    ['2026-12-01', null],
    ['2026-12-10', 'in_future'],
  ])('done on %s: %s', (day, refusal) => expect(doneDayRefusal(day, '2026-12-09')).toBe(refusal))

  test.each([
    ['2026-12-09', '2026-12-08', null],
    ['2026-12-08', '2026-12-08', null],
    ['2026-12-07', '2026-12-08', 'before_done'],
    ['2026-12-10', '2026-12-08', 'in_future'],
    ['2026-12-01', null, null],
  ])('verified on %s what was done on %s: %s', (day, doneOn, refusal) =>
    expect(verifyDayRefusal(day, doneOn, '2026-12-09')).toBe(refusal),
  )
})

describe('the way of an action', () => {
  const action = (change: Partial<ActionFacts> = {}): ActionFacts => ({
    status: 'open',
    ownerId: 'hetao',
    verifierId: 'liangjing',
    ...change,
  })

  test.each([
    [action(), '已增加必填项', null],
    [action(), ' ', 'no_result'],
    [action({ ownerId: null }), '已增加必填项', 'no_owner'],
    [action({ status: 'done' }), '已增加必填项', 'not_open'],
  ])('done %#', (facts, result, refusal) => expect(doneRefusal(facts, result)).toBe(refusal))

  test.each([
    [action({ status: 'done' }), 'liangjing', null],
    [action({ status: 'done' }), 'hetao', 'verifier_is_owner'],
    [action({ status: 'done' }), null, 'no_verifier'],
    [action(), 'liangjing', 'not_done'],
    [action({ status: 'verified' }), 'liangjing', 'already_verified'],
    [action({ status: 'cancelled' }), 'liangjing', 'cancelled'],
  ])('verified %#', (facts, verifier, refusal) => expect(verifyRefusal(facts, verifier)).toBe(refusal))

  it('is sent back or cancelled with a reason', () => {
    expect(returnRefusal(action({ status: 'done' }), '未见效果')).toBeNull()
    expect(returnRefusal(action({ status: 'done' }), null)).toBe('no_reason')
    expect(returnRefusal(action(), '未见效果')).toBe('not_done')
    expect(cancelActionRefusal(action(), '人员已离职')).toBeNull()
    expect(cancelActionRefusal(action(), '')).toBe('no_reason')
    expect(cancelActionRefusal(action({ status: 'verified' }), '误建')).toBe('already_verified')
    expect(cancelActionRefusal(action({ status: 'cancelled' }), '误建')).toBe('already_cancelled')
  })

  it('is not assigned to one person as owner and verifier', () => {
    expect(assignRefusal('open', 'a', 'a')).toBe('verifier_is_owner')
    expect(assignRefusal('open', 'a', 'b')).toBeNull()
    expect(assignRefusal('open', null, null)).toBeNull()
    expect(assignRefusal('verified', 'a', 'b')).toBe('already_verified')
  })

  it('is never verified by its owner nor from open', () => {
    const id = fc.constantFrom('a', 'b', 'c')
    fc.assert(
      fc.property(fc.constantFrom(...actionStatuses), id, fc.option(id), (status, ownerId, verifier) => {
        if (verifyRefusal({ status, ownerId, verifierId: null }, verifier) !== null) return true
        return status === 'done' && verifier !== ownerId
      }),
    )
  })

  test.each([
    ['open', '2026-12-07', 2],
    ['done', '2026-12-07', 2],
    ['open', '2026-12-09', 0],
    ['open', '2026-12-20', 0],
    ['verified', '2026-12-01', 0],
    ['cancelled', '2026-12-01', 0],
    ['open', null, 0],
  ] as const)('%s and due %s is %i days over', (status, due, days) => {
    expect(overdueDays(status, due, '2026-12-09')).toBe(days)
  })
})
