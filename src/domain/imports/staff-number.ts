import { type Cell, tidy } from './table'

/** A staff number as text, and whether the cell held a number (so that leading zeros may be gone). */
export type StaffNumber = { readonly text: string; readonly numeric: boolean }

/** Nine in ten numbers need no mending. No 'e': 1e5 is a number in scientific dress. */
const ORDINARY = /^[0-9A-DF-Za-df-z]*\d$/

/**
 * Reads 工号: full-width digits become half-width, inner spaces go, 600 stays '600', '10026.0' is '10026',
 * '="00660"' (a CSV's way of keeping zeros) is '00660'. Null when blank; 'unreadable' for 1.2E+08 or 12.5.
 */
export function readStaffNumber(cell: Cell | undefined): StaffNumber | 'unreadable' | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'number') {
    if (!Number.isSafeInteger(cell) || cell < 0) return 'unreadable'
    return { text: String(cell), numeric: true }
  }
  if (typeof cell !== 'string') return 'unreadable'
  if (ORDINARY.test(cell)) return { text: cell, numeric: false }
  const text = withoutWrapping(tidy(cell).normalize('NFKC').replace(/\s+/g, ''))
  if (/^$|^[-/—–]+$|^n\/?a$|^无$/i.test(text)) return null
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(text)) return 'unreadable'
  return { text: text.replace(/^(\d+)\.0+$/, '$1'), numeric: false }
}

function withoutWrapping(text: string): string {
  return text.replace(/^="?(.*?)"?$/, '$1').replace(/^['‘’`](?=\w)/, '')
}

/** Two spellings of one number compare equal: 'wb 0001' and 'WB0001'. */
export function numberKey(text: string): string {
  return text.toUpperCase()
}

/** Without leading zeros: '00660' and '660' are both '660'; 'WB0001' stays as it is. */
export function bareNumber(text: string): string {
  return text.startsWith('0') ? text.replace(/^0+(?=\d)/, '') : numberKey(text)
}

const SHARE = 0.8
const NEARLY_ALL = 0.9
const isDigits = (text: string) => /^\d+$/.test(text)

/**
 * The usual width of numbers made of digits alone, or null when there is none: four fifths of those written
 * as text must share it. A column Excel turned wholly into numbers is judged by `known`, the book's numbers.
 */
export function usualWidth(column: readonly StaffNumber[], known: Iterable<string> = []): number | null {
  return (
    sharedWidth(column.filter(number => !number.numeric).map(number => number.text)) ?? sharedWidth(known)
  )
}

function sharedWidth(numbers: Iterable<string>): number | null {
  const counts = new Map<number, number>()
  let all = 0
  for (const text of numbers) {
    if (!isDigits(text)) continue
    counts.set(text.length, (counts.get(text.length) ?? 0) + 1)
    all += 1
  }
  for (const [width, count] of counts) if (all > 1 && count / all >= SHARE) return width
  return null
}

export type LostZeros = {
  readonly width: number
  /** The number as it was before the zeros went ('00600' for 600), or null when nothing is missing. */
  padded(number: StaffNumber): string | null
}

/**
 * Finds numbers that lost their zeros. A number cell shorter than the usual width has; a text only where nearly
 * all others share the width and zeros do lead some of them (1 … 9999 written plainly have lost nothing).
 */
export function lostZeros(column: readonly StaffNumber[], known: Iterable<string> = []): LostZeros | null {
  const book = [...known]
  const width = usualWidth(column, book)
  if (width === null) return null
  const digits = column.filter(number => isDigits(number.text))
  const ofWidth = digits.filter(number => number.text.length === width).length
  const zerosLead =
    digits.some(number => number.text.length === width && number.text.startsWith('0')) ||
    book.some(text => text.length === width && text.startsWith('0'))
  const textsToo = zerosLead && ofWidth / Math.max(1, digits.length) >= NEARLY_ALL
  return {
    width,
    padded: number =>
      isDigits(number.text) && number.text.length < width && (number.numeric || textsToo)
        ? number.text.padStart(width, '0')
        : null,
  }
}
