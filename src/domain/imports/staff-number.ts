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

const SHARE = 0.8
const NEARLY_ALL = 0.9
const isDigits = (text: string) => /^\d+$/.test(text)

/** Without leading zeros: '00660' and '660' are both '660'; 'WB0001' stays as it is. */
export function bareNumber(text: string): string {
  return text.startsWith('0') ? text.replace(/^0+(?=\d)/, '') : numberKey(text)
}

export type LostZeros = {
  readonly width: number
  /** The number as it was before the zeros went ('00600' for 600), or null when nothing is missing. */
  padded(number: StaffNumber): string | null
}

/** How wide a column's numbers are, counted as they are read. */
export interface NumberWidths {
  see(number: StaffNumber): void
  /**
   * The usual width of numbers made of digits alone, or null when there is none: four fifths of those written
   * as text must share it. A column Excel turned wholly into numbers is judged by `known`, the book's numbers.
   */
  usual(known: Iterable<string>): number | null
  /**
   * Finds numbers that lost their zeros. A number cell shorter than the usual width has; a text only where nearly
   * all others share the width and zeros do lead some of them (1 … 9999 written plainly have lost nothing).
   */
  lostZeros(known: Iterable<string>): LostZeros | null
}

export function numberWidths(): NumberWidths {
  const texts = widthCounts()
  const all = widthCounts()
  const usual = (known: Iterable<string>): number | null => {
    const inBook = widthCounts()
    for (const text of known) inBook.see(text)
    return texts.shared() ?? inBook.shared()
  }
  return {
    see({ text, numeric }) {
      if (!numeric) texts.see(text)
      all.see(text)
    },
    usual,
    lostZeros(known) {
      const width = usual(known)
      if (width === null) return null
      const inBook = widthCounts()
      for (const text of known) inBook.see(text)
      const zerosLead = all.zeroLeads(width) || inBook.zeroLeads(width)
      const textsToo = zerosLead && all.share(width) >= NEARLY_ALL
      return {
        width,
        padded: number =>
          isDigits(number.text) && number.text.length < width && (number.numeric || textsToo)
            ? number.text.padStart(width, '0')
            : null,
      }
    },
  }
}

/** Of numbers made of digits alone: how many have each width, and whether one of them begins with a zero. */
function widthCounts() {
  const counts = new Map<number, { numbers: number; zeroLeads: boolean }>()
  let all = 0
  return {
    see(text: string) {
      if (!isDigits(text)) return
      const known = counts.get(text.length) ?? { numbers: 0, zeroLeads: false }
      known.numbers += 1
      if (text.startsWith('0')) known.zeroLeads = true
      counts.set(text.length, known)
      all += 1
    },
    /** The width that four fifths share. */
    shared(): number | null {
      for (const [width, { numbers }] of counts) if (all > 1 && numbers / all >= SHARE) return width
      return null
    },
    share: (width: number) => (counts.get(width)?.numbers ?? 0) / Math.max(1, all),
    zeroLeads: (width: number) => counts.get(width)?.zeroLeads ?? false,
  }
}
