import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bareNumber,
  numberWidths,
  readStaffNumber,
  type StaffNumber,
} from '../../../src/domain/imports/staff-number'

const text = (value: string): StaffNumber => ({ text: value, numeric: false })
const number = (value: number): StaffNumber => ({ text: String(value), numeric: true })

const widthsOf = (column: readonly StaffNumber[]) => {
  const widths = numberWidths()
  for (const one of column) widths.see(one)
  return widths
}
const lostZeros = (column: readonly StaffNumber[], known: readonly string[]) =>
  widthsOf(column).lostZeros(known)
const usualWidth = (column: readonly StaffNumber[]) => widthsOf(column).usual([])

describe('reading a staff number', () => {
  it.each([
    ['00660', '00660'],
    [' 00660 ', '00660'],
    ['００６６０', '00660'],
    ['0 0 6 6 0', '00660'],
    ['00660\u00a0', '00660'],
    ['\u200b00660', '00660'],
    ['="00660"', '00660'],
    ["'00660", '00660'],
    ['10026.0', '10026'],
    ['WB0001', 'WB0001'],
    ['ＷＢ0001', 'WB0001'],
    ['KF-003', 'KF-003'],
    ['E12', 'E12'],
    [660, '660'],
    [17751362701, '17751362701'],
  ])('%j is %j', (cell, expected) => {
    expect(readStaffNumber(cell)).toMatchObject({ text: expected, numeric: typeof cell === 'number' })
  })

  it.each([[null], [''], ['  '], ['-'], ['/'], ['—'], ['N/A'], ['无']])('%j is blank', cell => {
    expect(readStaffNumber(cell)).toBeNull()
  })

  it.each([['1.23E+11'], ['1e5'], [12.5], [-3], [true], [{ date: '2026-01-01' }], [1e300]])(
    '%j cannot be read',
    cell => {
      expect(readStaffNumber(cell)).toBe('unreadable')
    },
  )

  it('never changes a plain number it has already read', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{0,3}\d{1,8}$/), written => {
        const once = readStaffNumber(written)
        if (once === null || once === 'unreadable') return written.includes('E')
        return once.text === written && bareNumber(bareNumber(written)) === bareNumber(written)
      }),
    )
  })
})

describe('lost zeros', () => {
  const usual = ['00603', '00606', '01356', '02157'].map(text)

  it('pads a number cell to the width of the texts around it', () => {
    const lost = lostZeros([...usual, number(600)], [])
    expect(lost?.padded(number(600))).toBe('00600')
    expect(lost?.padded(number(12345))).toBeNull()
    expect(lost?.padded(text('00603'))).toBeNull()
  })

  it('pads a short text only where nearly all share the width and zeros lead some', () => {
    const many = Array.from({ length: 30 }, (_, index) => text(String(index + 600).padStart(5, '0')))
    expect(lostZeros([...many, text('1356')], [])?.padded(text('1356'))).toBe('01356')
    const few = [...usual, ...['1', '22', '333'].map(text)]
    expect(lostZeros(few, [])?.padded(text('333')) ?? null).toBeNull()
  })

  it('leaves 1 to 9999 written plainly alone', () => {
    const plain = Array.from({ length: 9999 }, (_, index) => text(String(index + 1)))
    const lost = lostZeros(plain, [])
    expect(plain.filter(one => lost?.padded(one))).toEqual([])
  })

  it('learns the width from the book when Excel turned the whole column into numbers', () => {
    const column = [600, 603, 1356].map(number)
    expect(lostZeros(column, [])).toBeNull()
    expect(lostZeros(column, ['00700', '00701', '01900'])?.padded(number(600))).toBe('00600')
  })

  it('does not touch numbers with letters', () => {
    const column = [...usual, text('A9001'), text('WB1')]
    expect(usualWidth(column)).toBe(5)
    expect(lostZeros(column, [])?.padded(text('WB1'))).toBeNull()
  })

  it('has no opinion without a usual width', () => {
    expect(lostZeros(['1', '22', '333', '4444'].map(text), [])).toBeNull()
    expect(lostZeros([], [])).toBeNull()
  })
})

describe('bare numbers', () => {
  it.each([
    ['00660', '660'],
    ['660', '660'],
    ['wb0001', 'WB0001'],
    ['0', '0'],
    ['000', '0'],
  ])('%s → %s', (written, bare) => expect(bareNumber(written)).toBe(bare))
})
