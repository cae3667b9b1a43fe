import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type BlockTime,
  blockRefusals,
  inBlockOrder,
  overlap,
  sessionSpan,
} from '../../../src/domain/sessions/schedule/blocks'
import { clashes, type OccupiedBlock } from '../../../src/domain/sessions/schedule/clashes'
import { nextSessionNumber } from '../../../src/domain/sessions/schedule/session-number'

const block = (day: string, start: number, end: number): BlockTime => ({ day, start, end })
const minute = fc.integer({ min: 0, max: 1440 })
const anyBlock = fc
  .tuple(fc.constantFrom('2026-10-12', '2026-10-13'), minute, minute)
  .filter(([, a, b]) => a !== b)
  .map(([day, a, b]) => block(day, Math.min(a, b), Math.max(a, b)))

describe('the blocks of a session', () => {
  test.each<[string, BlockTime[], string[]]>([
    ['one morning', [block('2026-10-12', 540, 720)], []],
    ['touching', [block('2026-10-12', 540, 720), block('2026-10-12', 720, 780)], []],
    ['until midnight', [block('2026-10-12', 1380, 1440)], []],
    ['two days', [block('2026-10-12', 540, 720), block('2026-10-13', 540, 720)], []],
    ['backwards', [block('2026-10-12', 720, 540)], ['0 end_not_after_start']],
    ['no length', [block('2026-10-12', 720, 720)], ['0 end_not_after_start']],
    ['over midnight', [block('2026-10-12', 1380, 1500)], ['0 outside_day']],
    ['no such day', [block('2026-02-30', 540, 720)], ['0 no_day']],
    ['overlapping', [block('2026-10-12', 540, 720), block('2026-10-12', 719, 780)], ['1 overlaps']],
    ['inside', [block('2026-10-12', 540, 720), block('2026-10-12', 600, 660)], ['1 overlaps']],
  ])('%s', (_, blocks, expected) => {
    expect(blockRefusals(blocks).map(({ index, code }) => `${index} ${code}`)).toEqual(expected)
  })

  it('spans its days, in their order', () => {
    const blocks = [block('2026-10-13', 840, 1020), block('2026-10-12', 540, 720)]
    expect(sessionSpan(blocks)).toEqual({ first: '2026-10-12', last: '2026-10-13' })
    expect(sessionSpan([])).toBeNull()
    expect(inBlockOrder(blocks)[0]?.day).toBe('2026-10-12')
  })

  it('overlap both ways or not at all, exactly when they share a minute', () => {
    fc.assert(
      fc.property(anyBlock, anyBlock, (a, b) => {
        const shared =
          a.day === b.day &&
          Array.from({ length: 1440 }, (_, at) => at).some(at => within(a, at) && within(b, at))
        expect(overlap(a, b)).toBe(shared)
        expect(overlap(b, a)).toBe(shared)
      }),
      { numRuns: 50 },
    )
  })
})

const within = (each: BlockTime, at: number) => each.start <= at && at < each.end

describe('clashes', () => {
  const busy = (change: Partial<OccupiedBlock>): OccupiedBlock => ({
    sessionId: 'other',
    day: '2026-10-12',
    start: 540,
    end: 720,
    roomId: '301',
    trainerIds: ['liang'],
    personIds: ['wang', 'li'],
    ...change,
  })
  const draft = busy({ sessionId: 'draft', start: 600, end: 660 })

  test.each<[string, Partial<OccupiedBlock>, string[]]>([
    ['everything', {}, ['room 301', 'trainer liang', 'person wang', 'person li']],
    ['another day', { day: '2026-10-13' }, []],
    ['just before', { start: 500, end: 600 }, []],
    ['its own session', { sessionId: 'draft' }, []],
    ['the room', { trainerIds: [], personIds: [] }, ['room 301']],
    ['no rooms', { roomId: null, trainerIds: [], personIds: [] }, []],
    ['one person', { roomId: '203', trainerIds: ['gao'], personIds: ['li'] }, ['person li']],
    [
      'the trainer sits in a class',
      { roomId: '203', trainerIds: [], personIds: ['liang'] },
      ['trainer liang'],
    ],
    ['a participant teaches', { roomId: '203', trainerIds: ['wang'], personIds: [] }, ['person wang']],
  ])('%s', (_, change, expected) => {
    expect(clashes([draft], [busy(change)]).map(({ kind, resourceId }) => `${kind} ${resourceId}`)).toEqual(
      expected,
    )
  })

  it('has no room clash between sessions without rooms', () => {
    expect(
      clashes([{ ...draft, roomId: null }], [busy({ roomId: null, trainerIds: [], personIds: [] })]),
    ).toEqual([])
  })

  it('finds as many one way as the other', () => {
    const occupied = (sessionId: string) =>
      fc
        .tuple(
          anyBlock,
          fc.subarray(['a', 'b', 'c']),
          fc.subarray(['d', 'e']),
          fc.option(fc.constantFrom('r', 's')),
        )
        .map(([time, personIds, trainerIds, roomId]) => ({
          ...time,
          sessionId,
          personIds,
          trainerIds,
          roomId,
        }))
    fc.assert(
      fc.property(fc.array(occupied('one')), fc.array(occupied('two')), (one, two) => {
        return clashes(one, two).length === clashes(two, one).length
      }),
    )
  })
})

test.each([
  [[], 1],
  [[1, 2], 3],
  [[3], 4],
  [[2, 7, 5], 8],
])('after %j comes session %i', (numbers, next) => expect(nextSessionNumber(numbers)).toBe(next))
