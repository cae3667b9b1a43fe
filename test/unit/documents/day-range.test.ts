import { describe, expect, it } from 'vitest'
import { dayInFull, dayOfYear, dayRange } from '../../../electron/service/documents/day-range'
import { documentWords } from '../../../electron/service/documents/document-words'

const [zh, en] = [documentWords('zh-CN'), documentWords('en')]

describe('dayRange', () => {
  it.each([
    ['2026-10-12', '2026-10-12', '2026年10月12日', '12 October 2026'],
    ['2026-10-12', '2026-10-13', '2026年10月12日至13日', '12–13 October 2026'],
    ['2026-10-30', '2026-11-02', '2026年10月30日至11月2日', '30 October – 2 November 2026'],
    ['2026-12-30', '2027-01-02', '2026年12月30日至2027年1月2日', '30 December 2026 – 2 January 2027'],
    ['2025-10-12', '2026-10-12', '2025年10月12日至2026年10月12日', '12 October 2025 – 12 October 2026'],
  ])('%s to %s', (first, last, chinese, english) => {
    expect(dayRange(zh, first, last)).toBe(chinese)
    expect(dayRange(en, first, last)).toBe(english)
  })

  it('names every month', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-01`)
    expect(new Set(months.map(day => dayOfYear(en, day))).size).toBe(12)
    expect(months.map(day => dayOfYear(zh, day)).at(-1)).toBe('12月1日')
    expect(dayInFull(en, '2026-02-28')).toBe('28 February 2026')
  })

  it('takes nothing for a day that is none', () => {
    expect(() => dayRange(zh, '2026/10/12', '2026-10-12')).toThrow('not a day')
  })
})
