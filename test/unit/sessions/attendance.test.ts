import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type AttendanceException,
  attendanceOfKey,
  attendanceRefusal,
} from '../../../src/domain/sessions/attendance/attendance'
import {
  absentees,
  attendancePercent,
  attendedMinutes,
  attendedShares,
  creditedMinutes,
  type SessionBlock,
  sessionPresence,
} from '../../../src/domain/sessions/attendance/presence'
import { type AttendanceState, attendanceStates } from '../../../src/domain/sessions/codes'

const blocks: SessionBlock[] = [
  { id: 'am', day: '2026-10-12', start: 540, end: 720, recorded: true },
  { id: 'pm', day: '2026-10-12', start: 840, end: 1020, recorded: true },
  { id: 'next', day: '2026-10-13', start: 540, end: 720, recorded: false },
]
const exception = (
  personId: string,
  blockId: string,
  state: AttendanceState,
  minutes: number | null = null,
): AttendanceException => ({ personId, blockId, state, minutes })
const roster = ['wang', 'li', 'zhao', 'chen']
const exceptions = [
  exception('li', 'am', 'absent'),
  exception('li', 'pm', 'absent'),
  exception('zhao', 'pm', 'leave'),
  exception('chen', 'am', 'late', 20),
  exception('gone', 'am', 'absent'),
]

describe('the share somebody attended', () => {
  it('is of what was recorded: late by the minutes missed, leave not at all', () => {
    const shareOf = attendedShares(blocks, exceptions)
    const shares = roster.map(id => ({ id, ...shareOf(id) }))
    expect(shares.map(share => [share.id, share.attendedMinutes, attendancePercent(share)])).toEqual([
      ['wang', 360, 100],
      ['li', 0, 0],
      ['zhao', 180, 50],
      ['chen', 340, 94],
    ])
    for (const { plannedMinutes } of shares) expect(plannedMinutes).toBe(360)
  })

  it('comes to the minutes credited, whatever happened', () => {
    const state = fc.constantFrom(...attendanceStates)
    const exceptionOf = fc.record({
      personId: fc.constantFrom(...roster),
      blockId: fc.constantFrom(...blocks.map(block => block.id)),
      state,
      minutes: fc.option(fc.integer({ min: 0, max: 180 })),
    })
    const all = fc.uniqueArray(exceptionOf, { selector: one => `${one.personId} ${one.blockId}` })
    fc.assert(
      fc.property(all, some => {
        for (const id of roster)
          expect(attendedShares(blocks, some)(id).attendedMinutes).toBe(creditedMinutes(id, blocks, some))
      }),
    )
  })

  test.each([
    [287, 360, 79],
    [288, 360, 80],
    [359, 360, 99],
    [0, 360, 0],
    [0, 0, null],
  ])(
    '%i of %i minutes are %s per cent, never more than they are',
    (attendedMinutes, plannedMinutes, percent) =>
      expect(attendancePercent({ attendedMinutes, plannedMinutes })).toBe(percent),
  )
})

describe('the digit keys', () => {
  test.each([
    ['1', 'absent'],
    ['2', 'late'],
    ['3', 'left_early'],
    ['4', 'leave'],
    ['0', 'clear'],
    ['１', 'absent'],
    ['5', null],
    ['a', null],
    ['toString', null],
    ['', null],
  ])('%j: %s', (key, state) => expect(attendanceOfKey(key)).toBe(state))
})

describe('应到/实到', () => {
  it('counts by block and by session', () => {
    const presence = sessionPresence(blocks, roster, exceptions)
    expect(presence.blocks.map(({ expected, present }) => [expected, present])).toEqual([
      [4, 3],
      [4, 2],
      [4, null],
    ])
    expect(presence.blocks[0]?.exceptions).toMatchObject({ absent: 1, late: 1, leave: 0 })
    expect(presence).toMatchObject({ expected: 4, present: 3 })
  })

  it('knows nothing before attendance was taken', () => {
    const none = blocks.map(block => ({ ...block, recorded: false }))
    expect(sessionPresence(none, roster, exceptions).present).toBeNull()
    expect(absentees(none, roster, exceptions)).toEqual([])
  })

  it('queues who missed all and who missed some', () => {
    expect(absentees(blocks, roster, exceptions)).toEqual([
      { personId: 'li', missed: 'all', blockIds: ['am', 'pm'], excused: false },
      { personId: 'zhao', missed: 'some', blockIds: ['pm'], excused: true },
    ])
  })

  it('never loses anybody: who did not come is absent from all', () => {
    const anyException = fc
      .tuple(
        fc.constantFrom(...roster),
        fc.constantFrom('am', 'pm', 'next'),
        fc.constantFrom(...attendanceStates),
      )
      .map(([personId, blockId, state]) => exception(personId, blockId, state))
    fc.assert(
      fc.property(
        fc.uniqueArray(anyException, { selector: each => `${each.personId} ${each.blockId}` }),
        some => {
          const presence = sessionPresence(blocks, roster, some)
          const missedAll = absentees(blocks, roster, some).filter(each => each.missed === 'all')
          expect((presence.present ?? 0) + missedAll.length).toBe(roster.length)
        },
      ),
    )
  })
})

describe('attended minutes', () => {
  test.each<[number, AttendanceState | null, number | null, number]>([
    [180, null, null, 180],
    [180, 'present', null, 180],
    [180, 'absent', null, 0],
    [180, 'leave', null, 0],
    [90, 'late', 20, 70],
    [90, 'left_early', 30, 60],
    [90, 'late', 500, 0],
    [180, 'late', null, 135],
    [90, 'left_early', null, 68],
    [90, 'late', 0, 90],
  ])('%i minutes, %s %s: %i', (minutes, state, missed, expected) => {
    expect(attendedMinutes(minutes, state && { state, minutes: missed })).toBe(expected)
  })

  it('takes the share from the settings', () => {
    const rule = { latePercent: 100, leftEarlyPercent: 0 }
    expect(attendedMinutes(90, { state: 'late', minutes: null }, rule)).toBe(90)
    expect(attendedMinutes(90, { state: 'left_early', minutes: null }, rule)).toBe(0)
  })

  test.each([
    ['wang', 360],
    ['li', 0],
    ['zhao', 180],
    ['chen', 340],
  ])('%s is credited %i minutes, the unrecorded block aside', (personId, minutes) => {
    expect(creditedMinutes(personId, blocks, exceptions)).toBe(minutes)
  })

  it('stays within the block', () => {
    fc.assert(
      fc.property(
        fc.nat(1440),
        fc.constantFrom(...attendanceStates),
        fc.option(fc.integer({ min: -10, max: 2000 })),
        fc.integer({ min: 0, max: 100 }),
        (length, state, minutes, percent) => {
          const rule = { latePercent: percent, leftEarlyPercent: percent }
          const credited = attendedMinutes(length, { state, minutes }, rule)
          return Number.isInteger(credited) && credited >= 0 && credited <= length
        },
      ),
    )
  })
})

describe('taking attendance', () => {
  const facts = {
    session: 'scheduled' as const,
    blockDay: '2026-10-12',
    today: '2026-10-12',
    enrolled: true,
    blockMinutes: 180,
    missedMinutes: null,
  }
  test.each<[Partial<Parameters<typeof attendanceRefusal>[0]>, string | null]>([
    [{}, null],
    [{ today: '2026-10-11' }, 'not_yet'],
    [{ session: 'cancelled' }, 'cancelled'],
    [{ session: 'closed' }, 'closed'],
    [{ enrolled: false }, 'not_enrolled'],
    [{ missedMinutes: 181 }, 'minutes_out_of_range'],
    [{ missedMinutes: 20 }, null],
  ])('%j: %s', (change, refusal) => expect(attendanceRefusal({ ...facts, ...change })).toBe(refusal))
})
