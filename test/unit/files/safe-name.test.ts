import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { distinctFileNames, safeFileName } from '../../../src/domain/files/safe-name'

describe('a safe file name', () => {
  test.each([
    ['成绩登记表', 'xlsx', '成绩登记表.xlsx'],
    ['a/b\\c:d*e?f"g<h>i|j', '', 'a_b_c_d_e_f_g_h_i_j'],
    ['CON', 'pdf', '_CON.pdf'],
    ['con.notes', '', '_con.notes'],
    ['LPT1', 'pdf', '_LPT1.pdf'],
    ['nul', '', '_nul'],
    ['Conny', 'pdf', 'Conny.pdf'],
    ['COM10', '', 'COM10'],
    ['report. . .', '', 'report'],
    ['..', '', 'file'],
    ['.hidden', '', 'hidden'],
    ['../../etc/passwd', '', '_.._etc_passwd'],
    ['', 'pdf', 'file.pdf'],
    [' \u0000\u0007', 'pdf', 'file.pdf'],
    ['a\u202Egpj.exe', '', 'agpj.exe'],
    ['a\u200B\uFEFFb', '', 'ab'],
    ['line\r\nbreak\ttab', '', 'line break tab'],
    ['\uD800x', '', 'x'],
    ['x', '.p/d..f', 'x.pdf'],
  ])('%j with %j is %j', (text, extension, name) => expect(safeFileName(text, extension)).toBe(name))

  it('is cut between characters', () => {
    const name = safeFileName('𠮷'.repeat(500), 'pdf')
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200)
    expect(name).toMatch(/^𠮷+\.pdf$/u)
  })

  it('is a name on every system, whatever goes in', () => {
    const nasty = fc.array(
      fc.constantFrom(
        'CON',
        'nul',
        '.',
        ' ',
        ':',
        '/',
        '\\',
        '\u202E',
        '\u0000',
        'a',
        '中',
        '𠮷',
        '\uDC00',
        '|',
        '¹',
        'COM',
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          nasty.map(some => some.join('')),
        ),
        text => {
          const name = safeFileName(text)
          expect(name).not.toBe('')
          expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u)
          expect(name).not.toMatch(/^[. ]|[. ]$/)
          expect(name.split('.')[0]?.trim()).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i)
          expect(new TextEncoder().encode(name).length).toBeLessThan(210)
          expect(safeFileName(name)).toBe(name)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('stays apart in one folder', () => {
    expect(distinctFileNames(['a.pdf', 'A.pdf', 'a.pdf', 'a (2).pdf', 'b'])).toEqual([
      'a.pdf',
      'A (2).pdf',
      'a (3).pdf',
      'a (2) (2).pdf',
      'b',
    ])
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a.pdf', 'A.pdf', 'a (2).pdf', 'b', '.x')), names => {
        return new Set(distinctFileNames(names).map(name => name.toLowerCase())).size === names.length
      }),
    )
  })
})
