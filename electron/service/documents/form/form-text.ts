import { sizeWithin, widthInEms } from '../text-width'
import { FORM_MM } from './form-shape'
import type { FormColumn, FormValue } from './form-sheet'

/** Padding and lines of a cell, both sides together. */
const CELL_EDGES = 1.8
const MOST_LINES = 4

/** Text with the type size, in millimetres, at which it fits. */
export interface FittedText {
  text: string
  size: number
}

/** A value as it is printed: a mark of 8550 → 85.5 and of 8500 → 85.0, a share of 0.941 → 94.1%. */
export function shownValue({ kind }: Pick<FormColumn, 'kind'>, value: FormValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (!Number.isFinite(value)) return ''
  if (kind === 'mark') return value % 10 === 0 ? (value / 100).toFixed(1) : String(value / 100)
  return kind === 'percent' ? `${(value * 100).toFixed(1)}%` : String(value)
}

/** In a row of fixed height: one line, or two smaller ones; what is longer still is cut. No word is torn. */
export function fitLow(text: string, width: number, largest: number = FORM_MM.type.text): FittedText {
  const usable = width - CELL_EDGES
  const single = sizeWithin(text, usable, 1, largest)
  const whole = wholeWords(text, usable)
  const size = single >= largest * 0.8 ? single : Math.min(whole, sizeWithin(text, usable, 2, largest * 0.9))
  return size >= FORM_MM.type.smallest ? { text, size } : cut(text, usable, FORM_MM.type.smallest, 3)
}

/** In a row that grows: at full size, or as small as its longest word asks, in as many lines as it takes. */
export function fitTall(text: string, width: number): FittedText & { lines: number; whole?: true } {
  const usable = width - CELL_EDGES
  const size = Math.max(SMALLEST_TALL, Math.min(FORM_MM.type.text, wholeWords(text, usable)))
  const words = text.split(' ')
  // 不合格 Failed is broken between the languages, not within one.
  if (words.length > 1 && words.every(word => widthInEms(word) * size * 1.06 <= usable)) {
    const lines = linesOf(
      text,
      usable,
      size,
      words.flatMap(word => [word, ' ']),
    )
    if (lines <= MOST_LINES) return { text, size, lines, whole: true }
  }
  const lines = linesOf(text, usable, size)
  if (lines <= MOST_LINES) return { text, size, lines }
  const smaller = Math.min(size, sizeWithin(text, usable, MOST_LINES, size))
  if (smaller >= SMALLEST_TALL) return { text, size: smaller, lines: MOST_LINES }
  return { ...cut(text, usable, SMALLEST_TALL, MOST_LINES), lines: MOST_LINES }
}

const SMALLEST_TALL = 2.4

// Chinese may be broken anywhere, a word of letters only at a space or after a hyphen.
const PIECES = /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef-]+-?|./gsu

/** The type size at which the longest word stays on one line. */
function wholeWords(text: string, width: number): number {
  const longest = Math.max(1, ...(text.match(PIECES) ?? []).map(piece => widthInEms(piece)))
  return Math.floor((100 * width) / (longest * 1.08)) / 100
}

/** How many lines a text takes, rather too many than too few. */
export function linesOf(
  text: string,
  width: number,
  size: number,
  pieces: readonly string[] = text.match(PIECES) ?? [],
): number {
  const available = width / (size * 1.06)
  let lines = 1
  let used = 0
  for (const piece of pieces) {
    const ems = widthInEms(piece)
    if (used > 0 && used + ems > available) {
      lines += 1
      used = piece.trim() === '' ? 0 : ems
    } else used += ems
    if (used > available) {
      lines += Math.ceil(used / available) - 1
      used %= available
    }
  }
  return lines
}

function cut(text: string, width: number, size: number, lines: number): FittedText {
  const available = (width * lines * 0.8) / size
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (widthInEms(kept + segment) > available) return { text: `${kept}…`, size }
    kept += segment
  }
  return { text: kept, size }
}
