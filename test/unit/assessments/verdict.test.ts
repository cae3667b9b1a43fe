import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { type Verdict, verdicts } from '../../../src/domain/assessments/codes'
import { gradeOf } from '../../../src/domain/assessments/grade'
import { markSummary } from '../../../src/domain/assessments/mark-summary'
import type { Mark } from '../../../src/domain/assessments/marks'
import {
  finalResult,
  firstSitting,
  owesResit,
  type ResitRule,
  resitRefusal,
} from '../../../src/domain/assessments/resit'
import { type AttemptResult, attemptResult, weightedTotal } from '../../../src/domain/assessments/verdict'

const scored = (mark: number): Mark => ({ state: 'scored', mark })
const missed: Mark = { state: 'missed' }
const deferred: Mark = { state: 'deferred' }
const cheating: Mark = { state: 'cheating' }

describe('the weighted total', () => {
  test.each([
    [[9200, 8800], [60, 40], 9040],
    [[6400, 8000], [60, 40], 7040],
    [[8850, 9100], [60, 40], 8950],
    [[8850], [100], 8850],
    [[1, 0], [50, 50], 1],
    [[1, 0], [49, 51], 0],
    [[10_000, 10_000, 10_000], [33, 33, 34], 10_000],
  ])('%j weighted %j is %i', (marks, weights, total) => expect(weightedTotal(marks, weights)).toBe(total))

  it('lies between the lowest and the highest mark', () => {
    const rows = fc.array(fc.tuple(fc.nat(10_000), fc.integer({ min: 1, max: 100 })), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(rows, pairs => {
        const marks = pairs.map(([mark]) => mark)
        const total = weightedTotal(
          marks,
          pairs.map(([, weight]) => weight),
        )
        return Number.isInteger(total) && total >= Math.min(...marks) && total <= Math.max(...marks)
      }),
    )
  })
})

describe('the verdict of an attempt', () => {
  const weights = [60, 40]
  test.each<[string, (Mark | null)[], Verdict, number | null]>([
    ['above the line', [scored(9200), scored(8800)], 'passed', 9040],
    ['on the line', [scored(8000), scored(8000)], 'passed', 8000],
    ['a hundredth below', [scored(7999), scored(8000)], 'failed', 7999],
    ['half entered', [scored(8100), null], 'incomplete', null],
    ['nothing', [null, null], 'incomplete', null],
    ['missed', [missed, scored(10_000)], 'missed', null],
    ['missed, rest open', [missed, null], 'missed', null],
    ['deferred', [deferred, scored(9000)], 'deferred', null],
    ['missed before deferred', [deferred, missed], 'missed', null],
    ['cheating before all', [missed, cheating], 'cheating', null],
    ['a zero is a mark', [scored(0), scored(0)], 'failed', 0],
  ])('%s', (_, marks, verdict, total) => {
    expect(attemptResult(marks, weights, 8000)).toEqual({ verdict, total })
  })

  it('has a total exactly when it passed or failed', () => {
    const mark = fc.oneof(
      fc.nat(10_000).map(scored),
      fc.constantFrom<Mark | null>(missed, deferred, cheating, null),
    )
    fc.assert(
      fc.property(mark, mark, (theory, practice) => {
        const { verdict, total } = attemptResult([theory, practice], weights, 8000)
        return (verdict === 'passed' || verdict === 'failed') === (total !== null)
      }),
    )
  })
})

describe('grades', () => {
  test.each([
    [10_000, 'excellent'],
    [9000, 'excellent'],
    [8999, 'good'],
    [8000, 'good'],
    [7000, 'fair'],
    [6500, 'pass'],
    [6000, 'pass'],
    [5999, 'fail'],
    [0, 'fail'],
  ])('%i is %s', (total, grade) => expect(gradeOf(total)).toBe(grade))
})

describe('a resit beside the first mark', () => {
  const passed = (total: number): AttemptResult => ({ verdict: 'passed', total })
  const failed = (total: number): AttemptResult => ({ verdict: 'failed', total })
  const state = (verdict: 'missed' | 'deferred' | 'cheating' | 'incomplete'): AttemptResult => ({
    verdict,
    total: null,
  })

  test.each<[string, AttemptResult[], ResitRule, Verdict, number | null, number | null]>([
    ['no attempt', [], 'best', 'incomplete', null, null],
    ['first passed', [passed(8400)], 'best', 'passed', 8400, 1],
    ['resit passed', [failed(6320), passed(8200)], 'best', 'passed', 8200, 2],
    ['resit passed, capped', [failed(6320), passed(9500)], 'capped', 'passed', 8000, 2],
    ['first passed is not capped', [passed(9500)], 'capped', 'passed', 9500, 1],
    ['resit failed too', [failed(6320), failed(7000)], 'best', 'failed', 7000, 2],
    ['missed, then passed', [state('missed'), passed(8100)], 'best', 'passed', 8100, 2],
    ['failed, then missed', [failed(6320), state('missed')], 'best', 'failed', 6320, 1],
    ['failed twice, then deferred', [failed(1), failed(2), state('deferred')], 'best', 'failed', 2, 2],
    ['failed, then cheated', [failed(6320), state('cheating')], 'best', 'cheating', null, 2],
    ['deferred, then missed', [state('deferred'), state('missed')], 'best', 'missed', null, 2],
    ['failed, resit not yet entered', [failed(6320), state('incomplete')], 'best', 'failed', 6320, 1],
    ['passed, then a worse try', [passed(9000), failed(5000)], 'latest', 'passed', 9000, 1],
    ['two passes, best', [passed(9000), passed(8100)], 'best', 'passed', 9000, 1],
    ['two passes, latest', [passed(9000), passed(8100)], 'latest', 'passed', 8100, 2],
  ])('%s', (_, attempts, rule, verdict, total, decidedBy) => {
    expect(finalResult(attempts, 8000, rule)).toMatchObject({ verdict, total, decidedBy })
  })

  test.each<[string, AttemptResult[], string | null]>([
    ['missed', [failed(6320), state('missed')], 'missed'],
    ['deferred', [failed(6320), state('missed'), state('deferred')], 'deferred'],
    ['sat', [failed(6320), failed(7000)], null],
    ['not yet entered', [failed(6320), state('incomplete')], null],
    ['none, and the exam missed', [state('missed')], null],
    ['missed after a pass', [passed(8000), state('missed')], null],
  ])('says of the newest resit that it was %s', (_, attempts, notSat) =>
    expect(finalResult(attempts, 8000).resitNotSat).toBe(notSat),
  )

  test.each<[AttemptResult[], Verdict]>([
    [[], 'incomplete'],
    [[failed(1), passed(9000)], 'failed'],
    [[state('missed'), passed(9000)], 'missed'],
    [[state('deferred'), passed(9000)], 'passed'],
    [[state('deferred')], 'deferred'],
    [[state('incomplete'), passed(9000)], 'incomplete'],
  ])('the first sitting of %j: %s', (attempts, first) => expect(firstSitting(attempts)).toBe(first))

  it('passes exactly when some attempt passed, and a pass is never below the line', () => {
    const attempt = fc.oneof(
      fc.integer({ min: 8000, max: 10_000 }).map(passed),
      fc.nat(7999).map(failed),
      fc.constantFrom('missed' as const, 'deferred' as const, 'incomplete' as const).map(state),
    )
    fc.assert(
      fc.property(
        fc.array(attempt),
        fc.constantFrom<ResitRule>('best', 'latest', 'capped'),
        (attempts, rule) => {
          const final = finalResult(attempts, 8000, rule)
          expect(final.verdict === 'passed').toBe(attempts.some(each => each.verdict === 'passed'))
          if (final.verdict === 'passed') expect(final.total).toBeGreaterThanOrEqual(8000)
        },
      ),
    )
  })

  test.each<[AttemptResult[], Verdict, number | null, string | null]>([
    [[failed(1)], 'failed', 2, null],
    [[failed(1), failed(2)], 'failed', 2, 'no_attempts_left'],
    [[failed(1), failed(2)], 'failed', null, null],
    [[state('deferred'), failed(2)], 'failed', 2, null],
    [[passed(9000)], 'passed', 2, 'passed'],
    [[state('cheating')], 'cheating', 2, 'cheating'],
    [[], 'incomplete', 2, 'no_result'],
  ])('after %j (%s) of at most %s: %s', (attempts, final, mostAttempts, refusal) => {
    expect(resitRefusal(attempts, { final, mostAttempts })).toBe(refusal)
  })

  it('queues those who failed, missed or deferred', () => {
    expect(verdicts.filter(owesResit)).toEqual(['failed', 'missed', 'deferred'])
  })
})

describe('the foot of the sheet', () => {
  const final = (verdict: Verdict) => ({ first: verdict, final: verdict })

  it('counts everybody once', () => {
    const verdict = ['passed', 'passed', 'passed', 'failed', 'missed', 'deferred', 'incomplete'] as const
    const rate = { passed: 3, sat: 4, rate: 0.75 }
    expect(markSummary(verdict.map(final))).toEqual({
      people: 7,
      passed: 3,
      failed: 1,
      missed: 1,
      deferred: 1,
      cheating: 0,
      notEntered: 1,
      first: rate,
      afterResits: rate,
    })
    expect(markSummary([]).afterResits.rate).toBeNull()
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...verdicts)), all => {
        const sum = markSummary(all.map(final))
        return sum.afterResits.sat + sum.missed + sum.deferred + sum.notEntered === all.length
      }),
    )
  })

  it('keeps who missed the resit among those who sat the exam, and both rates apart', () => {
    const of = (...attempts: AttemptResult[]) => ({
      first: firstSitting(attempts),
      final: finalResult(attempts, 8000).verdict,
    })
    const [pass, fail]: AttemptResult[] = [
      { verdict: 'passed', total: 9000 },
      { verdict: 'failed', total: 5000 },
    ]
    const people = [
      ...Array.from({ length: 22 }, () => of(pass!)),
      ...Array.from({ length: 2 }, () => of(fail!, pass!)),
      ...Array.from({ length: 15 }, () => of(fail!)),
      of(fail!, { verdict: 'missed', total: null }),
    ]
    expect(markSummary(people)).toMatchObject({
      failed: 16,
      missed: 0,
      first: { passed: 22, sat: 40 },
      afterResits: { passed: 24, sat: 40, rate: 0.6 },
    })
  })
})
