import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  alignedMark,
  decimalsOf,
  markText,
  parseMark,
  type TypedMark,
} from '../../../src/domain/assessments/marks'
import { clipboardCells, pasteMarks } from '../../../src/domain/assessments/paste-marks'

const word = (typed: TypedMark): number | string | null => {
  if (!typed.ok) return typed.code
  if (!typed.mark) return null
  return typed.mark.state === 'scored' ? typed.mark.mark : typed.mark.state
}

describe('a typed mark', () => {
  test.each([
    ['88.5', 8850],
    ['88.50', 8850],
    ['88.500', 8850],
    ['88。5', 8850],
    ['８８．５', 8850],
    ['90分', 9000],
    [' 90 ', 9000],
    ['0', 0],
    ['100', 10_000],
    ['.5', 50],
    ['88.', 8800],
    ['0088', 8800],
    ['', null],
    ['  ', null],
    ['缺考', 'missed'],
    ['缺', 'missed'],
    ['Q', 'missed'],
    ['absent', 'missed'],
    ['缓考', 'deferred'],
    ['h', 'deferred'],
    ['Deferred', 'deferred'],
    ['作弊', 'cheating'],
    ['cheating', 'cheating'],
    ['z', 'not_a_number'],
    ['100.01', 'out_of_range'],
    ['101', 'out_of_range'],
    ['-5', 'out_of_range'],
    ['99999999999999999999', 'out_of_range'],
    ['88.555', 'too_many_decimals'],
    ['abc', 'not_a_number'],
    ['1e2', 'not_a_number'],
    ['8 8', 'not_a_number'],
    ['8,8', 'not_a_number'],
    ['90%', 'not_a_number'],
    ['.', 'not_a_number'],
    ['-', 'not_a_number'],
    ['/', 'not_a_number'],
    ['=90', 'not_a_number'],
    ['constructor', 'not_a_number'],
  ])('%j is %s', (text, expected) => expect(word(parseMark(text))).toBe(expected))

  it('takes the scale of the exam', () => {
    expect(word(parseMark('120', { most: 15_000, decimals: 0 }))).toBe(12_000)
    expect(word(parseMark('120.5', { most: 15_000, decimals: 0 }))).toBe('too_many_decimals')
  })

  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), mark => word(parseMark(markText(mark))) === mark),
    )
  })

  it('is a whole number within the scale, or a refusal, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^-?\d{0,4}\.?\d{0,4}$/)), text => {
        const typed = parseMark(text)
        if (!typed.ok || typed.mark?.state !== 'scored') return true
        return Number.isInteger(typed.mark.mark) && typed.mark.mark >= 0 && typed.mark.mark <= 10_000
      }),
    )
  })
})

describe('a block from the clipboard', () => {
  test.each<[string, string, string[][]]>([
    ['one cell', '90', [['90']]],
    ['a column', '90\n80\n', [['90'], ['80']]],
    [
      'Windows lines',
      '90\t80\r\n70\t60\r\n',
      [
        ['90', '80'],
        ['70', '60'],
      ],
    ],
    [
      'empty cells',
      '90\t\n\t60',
      [
        ['90', ''],
        ['', '60'],
      ],
    ],
    ['an empty row', '90\n\n60\n', [['90'], [''], ['60']]],
    ['quoted line breaks', '"a\r\nb"\t90\n', [['a\nb', '90']]],
    ['quoted quotes', '"say ""hi"""\t90', [['say "hi"', '90']]],
    ['a tab in quotes', '"a\tb"\t90', [['a\tb', '90']]],
    ['an inch sign', '5" pipe\t90', [['5" pipe', '90']]],
    ['an unclosed quote', '"90\t80', [['"90', '80']]],
    ['nothing', '', []],
  ])('%s', (_, text, cells) => expect(clipboardCells(text)).toEqual(cells))

  it('reads back any block of plain cells', () => {
    const cell = fc.stringMatching(/^[0-9a-z缺考.]{1,5}$/)
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain(width =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
    fc.assert(
      fc.property(block, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        expect(clipboardCells(rows.map(row => row.join('\t') + end).join(''))).toEqual(rows)
      }),
    )
  })
})

describe('pasting marks', () => {
  const sheet = { rows: 3, markColumns: [false, true, true] }
  const scored = (mark: number) => ({ state: 'scored', mark })

  it('fills from the anchor and tells each problem by its place', () => {
    const { edits, problems } = pasteMarks('92\t88\n缺考\tx\n\t60\n50\t', { row: 0, column: 1 }, sheet)
    expect(edits).toEqual([
      { row: 0, column: 1, mark: scored(9200) },
      { row: 0, column: 2, mark: scored(8800) },
      { row: 1, column: 1, mark: { state: 'missed' } },
      { row: 2, column: 1, mark: null },
      { row: 2, column: 2, mark: scored(6000) },
    ])
    expect(problems).toEqual([
      { row: 1, column: 2, text: 'x', code: 'not_a_number' },
      { row: 3, column: 1, text: '50', code: 'outside' },
    ])
  })

  it('does not write over names', () => {
    expect(pasteMarks('王芳\t92', { row: 0, column: 0 }, sheet)).toEqual({
      edits: [{ row: 0, column: 1, mark: scored(9200) }],
      problems: [{ row: 0, column: 0, text: '王芳', code: 'read_only' }],
    })
  })

  it('accounts for every cell that holds something, and stays inside the sheet', () => {
    const text = fc.array(fc.constantFrom('90', '缺考', 'x', '', '101', '\t', '\n'), { maxLength: 40 })
    fc.assert(
      fc.property(text, fc.nat(2), fc.nat(2), (cells, row, column) => {
        const pasted = cells.join('')
        const { edits, problems } = pasteMarks(pasted, { row, column }, sheet)
        const filled = clipboardCells(pasted)
          .flat()
          .filter(cell => cell.trim() !== '').length
        expect(edits.filter(edit => edit.mark !== null).length + problems.length).toBe(filled)
        for (const edit of edits) expect(edit.row < sheet.rows && sheet.markColumns[edit.column]).toBe(true)
      }),
    )
  })
})

describe('the marks of one column', () => {
  it.each([
    [[9700, 8800, null], 0],
    [[9700, 9850], 1],
    [[9700, 9850, 8825], 2],
    [[], 0],
  ])('%j have %i decimals', (marks, decimals) => {
    expect(decimalsOf(marks)).toBe(decimals)
  })

  it.each([
    [9700, 0, '97'],
    [9700, 1, '97.0'],
    [9850, 1, '98.5'],
    [8825, 2, '88.25'],
  ])('%i with %i decimals is %s', (mark, decimals, text) => {
    expect(alignedMark(mark, decimals)).toBe(text)
  })
})
