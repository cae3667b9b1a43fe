import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { levels } from '../../../src/domain/needs/codes'
import type { Standing } from '../../../src/domain/needs/gap'
import { raises } from '../../../src/domain/needs/standing'

describe('passing a course', () => {
  test.each<[Standing | null, 1 | 3 | 5, boolean]>([
    [null, 3, true],
    [{ state: 'rated', level: 2 }, 3, true],
    [{ state: 'rated', level: 3 }, 3, false],
    [{ state: 'rated', level: 4 }, 3, false],
    [{ state: 'not_observed' }, 3, true],
    [{ state: 'expired', level: 5 }, 3, true],
    [{ state: 'revoked', level: 5 }, 1, true],
    [{ state: 'exempt' }, 5, true],
  ])('from %j to %i is written: %s', (before, outcome, written) => {
    expect(raises(before, outcome)).toBe(written)
  })

  it('never lowers a rating', () => {
    const level = fc.constantFrom(...levels)
    fc.assert(
      fc.property(level, level, (before, outcome) => {
        return raises({ state: 'rated', level: before }, outcome) === outcome > before
      }),
    )
  })
})
