import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type NeedStatus, needStatuses } from '../../../src/domain/needs/codes'
import { needStatusRefusal } from '../../../src/domain/needs/need-status'
import { byPriority, meanGapTenths, needPriority } from '../../../src/domain/needs/priority'

describe('the priority of a need', () => {
  test.each([
    [14, 5, 168, 1176],
    [15, 3, 1, 5],
    [10, 1, 1, 1],
    [20, 5, 0, 0],
  ])('gap %i/10 × %i × %i people = %i', (gapTenths, criticality, headcount, value) => {
    expect(needPriority({ gapTenths, criticality, headcount })).toEqual({
      value,
      working: { gapTenths, criticality, headcount },
      missing: [],
    })
  })

  it('is unknown, not 0, while a factor is missing', () => {
    expect(needPriority({ gapTenths: null, criticality: 5, headcount: null })).toMatchObject({
      value: null,
      missing: ['gap', 'headcount'],
    })
  })

  it('grows with every factor', () => {
    const factor = fc.integer({ min: 1, max: 50 })
    fc.assert(
      fc.property(factor, factor, factor, (gapTenths, criticality, headcount) => {
        const value = needPriority({ gapTenths, criticality, headcount }).value ?? -1
        for (const more of [
          { gapTenths: gapTenths + 10, criticality, headcount },
          { gapTenths, criticality: criticality + 10, headcount },
          { gapTenths, criticality, headcount: headcount + 10 },
        ]) {
          expect(needPriority(more).value).toBeGreaterThan(value)
        }
      }),
    )
  })

  it('takes the mean gap of those who are short', () => {
    expect(meanGapTenths(45, 32)).toBe(14)
    expect(meanGapTenths(3, 2)).toBe(15)
    expect(meanGapTenths(0, 0)).toBeNull()
  })

  it('orders the register, unknown last', () => {
    const needs = [{ p: 1 }, { p: null }, { p: 9 }, { p: 1, second: true }]
    expect(byPriority(needs, need => need.p)).toEqual([
      { p: 9 },
      { p: 1 },
      { p: 1, second: true },
      { p: null },
    ])
  })
})

describe('the way of a need', () => {
  test.each<[NeedStatus, NeedStatus, string | null, string | null]>([
    ['open', 'planned', null, null],
    ['open', 'declined', '预算不足', null],
    ['open', 'declined', ' ', 'no_reason'],
    ['planned', 'closed', '两分部均达 90%', null],
    ['planned', 'closed', null, 'no_reason'],
    ['planned', 'open', null, null],
    ['planned', 'declined', '不办', 'not_from_here'],
    ['closed', 'planned', null, 'not_from_here'],
    ['closed', 'open', null, null],
    ['declined', 'open', null, null],
    ['open', 'open', null, 'same_status'],
  ])('%s to %s, reason %s: %s', (from, to, reason, refusal) => {
    expect(needStatusRefusal(from, to, reason)).toBe(refusal)
  })

  it('always leaves a way on from every status', () => {
    for (const from of needStatuses) {
      const ways = needStatuses.filter(to => needStatusRefusal(from, to, '有') === null)
      expect(ways.length).toBeGreaterThan(0)
    }
  })
})
