import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { exportCell, neutraliseCell, restoreCell } from '../../../src/domain/files/export-cell'

describe('a cell on the way out', () => {
  test.each([
    '=1+1',
    '+1',
    '-cmd',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '\tx',
    '\rx',
    '\nx',
    '  =1',
    '\u3000=1',
    '\u200B=1',
    '\uFEFF=1',
    '\u0000=1',
    "'=1",
    '-',
    '--5',
    '-1-1',
    '-2+3+cmd|x',
    '+86 138',
  ])('%j is neutralised', text => {
    expect(neutraliseCell(text)).toBe(`'${text}`)
    expect(restoreCell(`'${text}`)).toBe(text)
  })

  test.each([
    '',
    '王芳',
    '00603',
    'a=b',
    '-5',
    '-5.25',
    '-1,234.50',
    '-3%',
    "'",
    "it's",
    '2026-12-09',
    '1-2',
  ])('%j stays', text => {
    expect(neutraliseCell(text)).toBe(text)
    expect(restoreCell(text)).toBe(text)
  })

  it('leaves numbers numbers', () => {
    expect(exportCell(-5)).toBe(-5)
    expect(exportCell(null)).toBeNull()
    expect(exportCell('=1')).toBe("'=1")
  })

  it('comes back as it went', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom("'", '=', '-', '+', '5', ' ', '\t', '＝', 'x')).map(some => some.join('')),
    )
    fc.assert(
      fc.property(text, each => {
        expect(restoreCell(neutraliseCell(each))).toBe(each)
        expect(neutraliseCell(each)).not.toMatch(/^[=+@\t\r\n＝＋－＠]/)
      }),
      { numRuns: 500 },
    )
  })
})
