import { safeFileName } from '../files/safe-name'

/** What a number is made of; company and kind are the office's own codes: KF, SG. */
export interface NumberParts {
  readonly company: string
  readonly kind: string
  readonly year: number
}

/** Company–kind–year–serial (FORMS.md, Conventions): KF-SG-2026-0012. */
export const USUAL_PATTERN = '{company}-{kind}-{year}-{serial:4}'

const PLACEHOLDER = /\{(?:(company|kind|year)|(serial)(?::([1-9]))?)\}/g
const PATTERN_LENGTH = 80

export type PatternRefusal =
  | 'serial_missing'
  | 'serial_twice'
  | 'serial_touches'
  | 'unknown_placeholder'
  | 'bad_character'
  | 'too_long'

/**
 * Why a pattern cannot be used. The serial stands apart from digits and from the office's codes,
 * or 'A1' + '1' and 'A' + '11' would be one number; the four digits of a year may stand beside it.
 */
export function patternRefusal(pattern: string): PatternRefusal | null {
  const serials = [...pattern.matchAll(PLACEHOLDER)].filter(each => each[2] === 'serial')
  const [serial] = serials
  if (!serial) return 'serial_missing'
  if (serials.length > 1) return 'serial_twice'
  const literal = pattern.replace(PLACEHOLDER, '')
  if (/[{}]/.test(literal)) return 'unknown_placeholder'
  if (!/^[\p{L}\p{N} \-_/.·()（）[\]〔〕【】]*$/u.test(literal)) return 'bad_character'
  const before = pattern.slice(0, serial.index)
  const after = pattern.slice(serial.index + serial[0].length)
  const touches =
    /(?:\{company\}|\{kind\}|\p{N})$/u.test(before) || /^(?:\{company\}|\{kind\}|\p{N})/u.test(after)
  if (touches) return 'serial_touches'
  return pattern.length > PATTERN_LENGTH ? 'too_long' : null
}

/** An office's own code in a number, such as KF or SG-1: letters and digits, with - _ . between them. */
export const isNumberCode = (code: string): boolean =>
  /^[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*$/u.test(code.trim())

/** `renderNumber(USUAL_PATTERN, { company: 'KF', kind: 'SG', year: 2026 }, 12)` is 'KF-SG-2026-0012'. */
export function renderNumber(pattern: string, parts: NumberParts, serial: number): string {
  return filled(pattern, parts, width => String(serial).padStart(width, '0'))
}

/**
 * A series with a serial in the place of its #, as wide as the pattern has it: 'KF-SG-2026-#' with 12 is
 * 'KF-SG-2026-0012'.
 */
export function renderSeries(series: string, pattern: string, serial: number): string {
  const width = Number(/\{serial:([1-9])\}/.exec(pattern)?.[1] ?? 1)
  return series.replace('#', String(serial).padStart(width, '0'))
}

/**
 * What a series is called where a person reads it: 'KF-TS-2026-#' is 'KF-TS-2026'. A serial that does not end or
 * begin the number leaves … in its place.
 */
export function seriesName(series: string): string {
  const name = series.replace(/[ \-_/.·]*#$|^#[ \-_/.·]*/u, '').replace('#', '…')
  return name === '' ? '…' : name
}

/** The number with # for its serial: whatever shares it shares one counter, so no two can be alike. */
export function counterKey(pattern: string, parts: NumberParts): string {
  return filled(pattern, parts, () => '#')
}

function filled(pattern: string, parts: NumberParts, serial: (width: number) => string): string {
  const refusal = patternRefusal(pattern)
  if (refusal) throw new RangeError(`number pattern: ${refusal}`)
  return pattern.replace(PLACEHOLDER, (_, name: keyof NumberParts | undefined, _serial, width?: string) =>
    name === undefined ? serial(Number(width ?? 1)) : String(parts[name]),
  )
}

export interface NextNumber {
  readonly number: string
  readonly counter: string
  readonly serial: number
}

/**
 * The next number after the counters' last serials. Counters are never rewound, not by undo and not by a void;
 * `isTaken` skips numbers that came from elsewhere, such as back-entered certificates.
 */
export function nextNumber(
  pattern: string,
  parts: NumberParts,
  counters: ReadonlyMap<string, number>,
  isTaken: (number: string) => boolean = () => false,
): NextNumber {
  const counter = counterKey(pattern, parts)
  let serial = (counters.get(counter) ?? 0) + 1
  while (isTaken(renderNumber(pattern, parts, serial))) serial += 1
  return { number: renderNumber(pattern, parts, serial), counter, serial }
}

/** 'KF-SG-2026-0012 王芳.pdf'; the number makes it one of a kind even when the name has to go. */
export function certificateFileName(certificate: { readonly number: string; readonly name: string }): string {
  return safeFileName(`${certificate.number} ${certificate.name}`, 'pdf')
}
