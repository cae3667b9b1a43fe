import { describe, expect, it } from 'vitest'
import { spanAround } from '../../../src/domain/days/month'

describe('the month, quarter and year around a day', () => {
  it.each([
    ['2026-12-09', 'month', '2026-12-01', '2026-12-31'],
    ['2028-02-10', 'month', '2028-02-01', '2028-02-29'],
    ['2026-12-09', 'quarter', '2026-10-01', '2026-12-31'],
    ['2026-04-01', 'quarter', '2026-04-01', '2026-06-30'],
    ['2026-06-30', 'year', '2026-01-01', '2026-12-31'],
  ] as const)('%s, its %s: %s to %s', (day, span, from, to) => {
    expect(spanAround(day, span)).toEqual({ from, to })
  })
})
