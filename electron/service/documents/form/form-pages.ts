import { FORM_MM, paperOf, usableWidth } from './form-shape'
import { type FormPart, type FormProse, type FormRoll, type FormSheet, isRoll, valueAt } from './form-sheet'
import { fitTall, linesOf, shownValue } from './form-text'
import { columnWidths } from './form-widths'

/** Rows or paragraphs `from` to `to` of a part that stand on one page. */
export interface FormPiece {
  part: FormPart
  from: number
  to: number
  /** The sums stand below its last row. */
  totals: boolean
  /** Millimetres of each row to sign in: where pages have room, hands get more of it. */
  tallRow: number
}

export interface FormPage {
  facts: boolean
  pieces: FormPiece[]
  apart: string | null
}

/** Which rows stand on which page. Every page has the head and the foot of the form, so that each can stand alone. */
export function formPages(sheet: FormSheet): FormPage[] {
  const pages: FormPage[] = []
  let left = 0
  const turn = (apart: string | null = pages.at(-1)?.apart ?? null): FormPage => {
    const facts = pages.length === 0 || !sheet.factsOnce
    left = availableHeight(sheet, facts)
    const page: FormPage = { facts, pieces: [], apart }
    pages.push(page)
    return page
  }
  turn()
  for (const part of sheet.parts) {
    const apart = isRoll(part) ? part.apart : undefined
    const current = pages.at(-1) as FormPage
    if (apart !== undefined) {
      if (current.pieces.length > 0) turn(apart)
      else current.apart = apart
    }
    const first = beginning(part)
    const spread = isRoll(part) && part.tall ? spreadOf(sheet, part, left - first) : null
    const heights = spread
      ? Array<number>(spread.count).fill(spread.height)
      : isRoll(part)
        ? rowHeights(sheet, part)
        : lineHeights(sheet, part)
    for (let from = 0; from < heights.length; ) {
      const page = pages.at(-1) as FormPage
      const begin = from === 0 || isRoll(part) ? first : 0
      const to = lastFitting(heights, from, left - begin, spread?.perPage ?? heights.length)
      if (to === from && page.pieces.length > 0) {
        turn()
        continue
      }
      const end = Math.max(to, from + 1)
      const totals = end === heights.length && hasTotals(part)
      page.pieces.push({ part, from, to: end, totals, tallRow: spread?.height ?? 0 })
      left -= begin + heights.slice(from, end).reduce((sum, height) => sum + height, 0)
      from = end
      if (from < heights.length) turn()
    }
  }
  return pages
}

/** The heights of all rows a roll has on these pages, the spare ones included. */
export function allRows(
  pages: readonly FormPage[],
  roll: FormRoll,
  widths: readonly number[],
): readonly number[] {
  const pieces = pages.flatMap(page => page.pieces.filter(piece => piece.part === roll))
  const count = Math.max(0, ...pieces.map(piece => piece.to))
  const tall = pieces[0]?.tallRow ?? 0
  return Array.from({ length: count }, (_, row) => (roll.tall ? tall : rowHeight(roll, row, widths)))
}

/**
 * Rows to sign in: as few pages as the paper allows, one empty row at least and the others where there is room, and the
 * rows spread over the pages, so that the last one is no page of three.
 */
function spreadOf(sheet: FormSheet, roll: FormRoll, left: number) {
  const { tallRow, tallestRow } = FORM_MM
  const { rows, spare = 0 } = roll
  const whole = availableHeight(sheet, !sheet.factsOnce) - beginning(roll)
  const fits = Math.max(1, Math.floor(whole / tallRow))
  const pages = Math.ceil((rows.length + Math.min(spare, 1)) / fits)
  const count = Math.max(1, Math.min(rows.length + spare, pages * fits))
  // Below something else there is less room on the first page: then the pages are filled one by one.
  if (left < whole - 0.001) return { count, perPage: count, height: tallRow }
  const perPage = Math.ceil(count / pages)
  const height =
    pages > 1 ? Math.floor(Math.min(tallestRow, whole / perPage) * 100) / 100 : usualTall(whole / count)
  return { count, perPage, height }
}

const usualTall = (most: number): number =>
  Math.max(FORM_MM.tallRow, Math.min(9.4, Math.floor(most * 100) / 100))

function rowHeights(sheet: FormSheet, roll: FormRoll): number[] {
  const widths = columnWidths(roll.columns, usableWidth(sheet.landscape === true))
  const heights = roll.rows.map((_, row) => rowHeight(roll, row, widths))
  if (heights.length === 0) heights.push(FORM_MM.row)
  if (hasTotals(roll)) heights[heights.length - 1] = (heights.at(-1) ?? 0) + FORM_MM.row
  return heights
}

/** The height of a printed row, its sums apart. */
export function rowHeight(roll: FormRoll, row: number, widths: readonly number[]): number {
  const lines = roll.columns.map(
    (column, at) => fitTall(shownValue(column, valueAt(roll, row, at)), widths[at] ?? 10).lines,
  )
  return FORM_MM.row + FORM_MM.rowLine * Math.max(0, Math.max(...lines) - 1)
}

function lineHeights(sheet: FormSheet, { paragraphs }: FormProse): number[] {
  const width = usableWidth(sheet.landscape === true)
  return paragraphs.map(
    text => FORM_MM.paragraphLine * linesOf(`　　${text}`, width, FORM_MM.type.text * 1.12),
  )
}

function lastFitting(heights: readonly number[], from: number, available: number, most: number): number {
  let to = from
  let used = 0
  while (to < heights.length && to - from < most && used + (heights[to] ?? 0) <= available + 0.001)
    used += heights[to++] ?? 0
  return to
}

/** What a part takes before its first row, on every page it stands on. */
function beginning(part: FormPart): number {
  const gap = isRoll(part) ? 0 : FORM_MM.proseGap
  const heading = part.heading === undefined ? gap : FORM_MM.partHeading
  return heading + (isRoll(part) ? headsHeight(part) : 0)
}

export function headsHeight({ columns }: FormRoll): number {
  return columns.some(column => column.group) ? FORM_MM.groupedHeads : FORM_MM.heads
}

function availableHeight(sheet: FormSheet, facts: boolean): number {
  const { margin, head, fact } = FORM_MM
  const paper = paperOf(sheet.landscape === true).height - margin.top - margin.bottom
  return paper - head - (facts ? fact * sheet.facts.length : 0) - footHeight(sheet)
}

export function footHeight({ signatures }: Pick<FormSheet, 'signatures'>): number {
  return signatures.length > 0 ? FORM_MM.foot.signed : FORM_MM.foot.unsigned
}

export function hasTotals(part: FormPart): boolean {
  return isRoll(part) && part.columns.some(column => column.total !== undefined)
}
