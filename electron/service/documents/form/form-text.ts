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

/** A value as it is printed: a mark of 8550 → 85.5, a share of 0.941 → 94.1%. */
export function shownValue({ kind }: Pick<FormColumn, 'kind'>, value: FormValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (!Number.isFinite(value)) return ''
  if (kind === 'mark') return String(value / 100)
  return kind === 'percent' ? `${(value * 100).toFixed(1)}%` : String(value)
}

/** In a row of fixed height: one line, or two smaller ones; what is longer still is cut. */
export function fitLow(text: string, width: number, largest: number = FORM_MM.type.text): FittedText {
  const usable = width - CELL_EDGES
  const single = sizeWithin(text, usable, 1, largest)
  const size = single >= largest * 0.8 ? single : sizeWithin(text, usable, 2, largest * 0.9)
  return size >= FORM_MM.type.smallest ? { text, size } : cut(text, usable, FORM_MM.type.smallest, 3)
}

/** In a row that grows: at full size, in as many lines as it takes, four at most. */
export function fitTall(text: string, width: number): FittedText & { lines: number } {
  const usable = width - CELL_EDGES
  const size = FORM_MM.type.text
  const lines = linesOf(text, usable, size)
  if (lines <= MOST_LINES) return { text, size, lines }
  const smaller = sizeWithin(text, usable, MOST_LINES, size)
  if (smaller >= 2.4) return { text, size: smaller, lines: MOST_LINES }
  return { ...cut(text, usable, 2.4, MOST_LINES), lines: MOST_LINES }
}

/** How many lines a text takes, rather too many than too few. */
export function linesOf(text: string, width: number, size: number): number {
  const ems = widthInEms(text) * 1.08
  const single = (ems * size) / width
  return single <= 1 ? 1 : Math.ceil(single / 0.9)
}

function cut(text: string, width: number, size: number, lines: number): FittedText {
  const room = (width * lines * 0.8) / size
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (widthInEms(kept + segment) > room) return { text: `${kept}…`, size }
    kept += segment
  }
  return { text: kept, size }
}
