import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { levels, ratingStates } from '../../../src/domain/needs/codes'
import { gapOf, type Standing } from '../../../src/domain/needs/gap'
import { packGap, unpackGap } from '../../../src/domain/needs/packed-gap'
import { ratingRefusal } from '../../../src/domain/needs/rating'
import { newestRating } from '../../../src/domain/needs/standing'

describe('a packed cell', () => {
  it('holds what is asked and known, and comes back as the rule says', () => {
    fc.assert(
      fc.property(
        fc.option(fc.constantFrom(...levels)),
        fc.option(fc.constantFrom(...ratingStates)),
        fc.constantFrom(...levels),
        (required, state, level) => {
          const packed = packGap(required, state, state === 'rated' ? level : null)
          expect(packed).toBeLessThan(60)
          const standing: Standing | null =
            state === null ? null : state === 'rated' ? { state, level } : { state }
          expect(unpackGap(packed)).toEqual({
            ...gapOf(required, standing),
            required,
            level: state === 'rated' ? level : null,
          })
        },
      ),
    )
  })

  test.each([
    [4, 'rated', 2, 42],
    [4, null, null, 40],
    [null, 'rated', 3, 3],
    [3, 'expired', null, 39],
  ] as const)('asked %s, %s %s: %i', (required, state, level, packed) =>
    expect(packGap(required, state, level)).toBe(packed),
  )
})

describe('where a person stands', () => {
  test.each([
    [[], null],
    [[['a', '2026-01-01']], 'a'],
    [
      [
        ['a', '2026-03-01'],
        ['b', '2026-01-01'],
      ],
      'a',
    ],
    [
      [
        ['a', '2026-03-01'],
        ['b', '2026-03-01'],
      ],
      'b',
    ],
  ] as [string, string][][][])('%j: %s', (ratings, newest) => {
    const dated = (ratings as unknown as [string, string][]).map(([id, ratedOn]) => ({ id, ratedOn }))
    expect(newestRating(dated)?.id ?? null).toBe(newest)
  })
})

describe('rating by hand', () => {
  test.each([
    ['rated', 3, '2026-12-09', null],
    ['rated', null, '2026-12-09', 'level_missing'],
    ['exempt', null, '2026-12-09', null],
    ['rated', 3, '2026-12-10', 'future_day'],
  ] as const)('%s %s on %s: %s', (state, level, ratedOn, refusal) =>
    expect(ratingRefusal({ state, level, ratedOn }, '2026-12-09')).toBe(refusal),
  )
})
