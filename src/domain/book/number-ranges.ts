/** Numbers that follow one another: of a single one first and last are the same. */
export interface NumberRange {
  readonly first: string
  readonly last: string
}

/**
 * Numbers as a person counts them, in their order: 'KF-SG-2026-0001' to '…-0022' is one range. What counts up is the last
 * run of digits; a number without one stands alone.
 */
export function rangesOf(numbers: readonly string[]): NumberRange[] {
  const parts = numbers.map(partsOf).sort((a, b) => compare(a.series, b.series) || a.serial - b.serial)
  const ranges: { first: Parts; last: Parts }[] = []
  for (const one of parts) {
    const range = ranges.at(-1)
    const follows = range && range.last.series === one.series && one.serial - range.last.serial <= 1
    if (follows) range.last = one
    else ranges.push({ first: one, last: one })
  }
  return ranges.map(({ first, last }) => ({ first: first.number, last: last.number }))
}

interface Parts {
  number: string
  /** All of it but the serial, and how wide that is: 0009 and 10 are of two series. */
  series: string
  serial: number
}

function partsOf(number: string): Parts {
  const [, before = '', digits, after = ''] = /^(.*?)(\d{1,15})(\D*)$/s.exec(number) ?? []
  if (digits === undefined) return { number, series: number, serial: 0 }
  return { number, series: `${before}#${digits.length}#${after}`, serial: Number(digits) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
