import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type CourseDraft, courseRefusals } from '../../../src/domain/courses/course-draft'
import { levelAfterPassing, raises } from '../../../src/domain/courses/raise'
import { levels } from '../../../src/domain/needs/codes'
import type { Standing } from '../../../src/domain/needs/gap'

const course: CourseDraft = {
  name: '投诉处理与情绪管理',
  method: 'classroom',
  theoryMinutes: 240,
  practiceMinutes: 120,
  passLine: 8000,
  components: [
    { name: '理论', weight: 60 },
    { name: '实操', weight: 40 },
  ],
  outcomes: [{ competencyId: 'complaints', level: 3 }],
  validMonths: 24,
}
const codes = (change: Partial<CourseDraft>) =>
  courseRefusals({ ...course, ...change }).map(({ field, code }) => `${field} ${code}`)

describe('a course', () => {
  test.each<[string, Partial<CourseDraft>, string[]]>([
    ['as it is', {}, []],
    ['without assessment', { components: [], passLine: null }, []],
    ['without outcome', { outcomes: [] }, []],
    ['valid for ever', { validMonths: null }, []],
    ['one component', { components: [{ name: '理论', weight: 100 }] }, []],
    ['no name', { name: ' ' }, ['name missing']],
    ['long name', { name: '课'.repeat(81) }, ['name too_long']],
    ['80 four-byte characters', { name: '𠮷'.repeat(80) }, []],
    ['no hours', { theoryMinutes: 0, practiceMinutes: 0 }, ['hours missing']],
    ['negative hours', { theoryMinutes: -60 }, ['hours out_of_range']],
    ['half minutes', { practiceMinutes: 0.5 }, ['hours out_of_range']],
    ['pass line above 100', { passLine: 10_001 }, ['passLine out_of_range']],
    ['pass line 0 and 100', { passLine: 10_000 }, []],
    ['marks without a pass line', { passLine: null }, ['passLine missing']],
    ['weights of 90', { components: [{ name: '理论', weight: 90 }] }, ['components weights_not_100']],
    [
      'a weight of 0',
      {
        components: [
          { name: '理论', weight: 100 },
          { name: '实操', weight: 0 },
        ],
      },
      ['components weight_out_of_range'],
    ],
    [
      'one name twice',
      {
        components: [
          { name: '理论', weight: 60 },
          { name: '理论 ', weight: 40 },
        ],
      },
      ['components name_twice'],
    ],
    ['level 6', { outcomes: [{ competencyId: 'a', level: 6 }] }, ['outcomes level_out_of_range']],
    [
      'one competency twice',
      {
        outcomes: [
          { competencyId: 'a', level: 2 },
          { competencyId: 'a', level: 3 },
        ],
      },
      ['outcomes competency_twice'],
    ],
    ['valid for 0 months', { validMonths: 0 }, ['validMonths out_of_range']],
    ['several at once', { name: '', passLine: -1 }, ['name missing', 'passLine out_of_range']],
  ])('%s', (_, change, expected) => expect(codes(change)).toEqual(expected))
})

describe('passing a course', () => {
  test.each<[Standing | null, 1 | 3 | 5, number, boolean]>([
    [null, 3, 3, true],
    [{ state: 'rated', level: 2 }, 3, 3, true],
    [{ state: 'rated', level: 3 }, 3, 3, false],
    [{ state: 'rated', level: 4 }, 3, 4, false],
    [{ state: 'not_observed' }, 3, 3, true],
    [{ state: 'expired', level: 5 }, 3, 3, true],
    [{ state: 'revoked', level: 5 }, 1, 1, true],
    [{ state: 'exempt' }, 5, 5, true],
  ])('from %j to %i gives %i, written: %s', (before, outcome, after, written) => {
    expect(levelAfterPassing(before, outcome)).toBe(after)
    expect(raises(before, outcome)).toBe(written)
  })

  it('never lowers a rating', () => {
    const level = fc.constantFrom(...levels)
    fc.assert(
      fc.property(level, level, (before, outcome) => {
        const after = levelAfterPassing({ state: 'rated', level: before }, outcome)
        return after >= before && after >= outcome
      }),
    )
  })
})
