import { describe, expect, it } from 'vitest'
import { figureOf, goalText, quantile } from '../../bench/figure'
import { figureLine } from '../../bench/figure-line'

describe('a quantile', () => {
  it.each([
    [[3], 0.5, 3],
    [[1, 2, 3], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2],
    [Array.from({ length: 20 }, (_, index) => index + 1), 0.95, 19],
    [Array.from({ length: 100 }, (_, index) => 100 - index), 0.95, 95],
    [[1, 2], 0.95, 2],
  ])('of %j at %d is %d', (values, share, expected) => expect(quantile(values, share)).toBe(expected))
})

describe('a figure', () => {
  const measured = { products: [12, 10, 14], bases: [10, 10, 10], unit: 'ms' as const, floor: 'the bare one' }

  it('is median ÷ median, with the 95th percentile of the pairs', () => {
    expect(figureOf(measured, { atMost: 1.25 })).toEqual({
      ratio: 1.2,
      p95: 1.4,
      floor: 'the bare one',
      n: 3,
      unit: 'ms',
      product: 12,
      base: 10,
      productP95: 14,
      baseP95: 10,
      goal: '≤ 1.25 ×',
      met: true,
    })
  })

  it.each([
    [{ atMost: 1.19 }, false],
    [{ atMost: 1.19, more: 2 }, true],
    [{ atMost: 1.25, of: 'p95' as const }, false],
    [{ more: 4, of: 'p95' as const }, true],
    [{ bound: 12 }, true],
    [{ bound: 11 }, false],
  ])('with the goal %j is met: %s', (goal, met) => expect(figureOf(measured, goal).met).toBe(met))

  it('that is to be faster compares the other way round', () => {
    const faster = { ...measured, products: [1, 1, 1], bases: [20, 20, 20] }
    expect(figureOf(faster, { timesFaster: 20 }).met).toBe(true)
    expect(figureOf(faster, { timesFaster: 21 }).met).toBe(false)
    expect(figureLine('certificates', figureOf(faster, { timesFaster: 20 }))).toBe(
      'certificates: 20.0 × faster (p95 0.05) of the bare one; 1 ms against 20 ms, 3 pairs; goal ≥ 20 × faster: met',
    )
  })

  it('is refused where one side was measured more often', () => {
    expect(() => figureOf({ ...measured, bases: [10] }, { atMost: 1 })).toThrow('3 measurements against 1')
  })

  it('says its goal', () => {
    expect(goalText({ atMost: 1.3, more: 1, of: 'p95' }, 'ms')).toBe('≤ 1.3 × or +1 ms (p95)')
    expect(goalText({ bound: 150 }, 'KB')).toBe('≤ 150 KB')
  })
})
