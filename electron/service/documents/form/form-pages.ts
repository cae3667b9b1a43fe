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
    left = roomOf(sheet, facts)
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
    const heights = isRoll(part) ? rowHeights(sheet, part, left) : lineHeights(sheet, part)
    const first = beginning(part)
    const most = isRoll(part) ? evenShare(sheet, part, heights.length, left) : Number.POSITIVE_INFINITY
    for (let from = 0; from < heights.length; ) {
      const page = pages.at(-1) as FormPage
      const begin = from === 0 || isRoll(part) ? first : 0
      const to = lastFitting(heights, from, left - begin, most)
      if (to === from && page.pieces.length > 0) {
        turn()
        continue
      }
      const end = Math.max(to, from + 1)
      page.pieces.push({ part, from, to: end, totals: end === heights.length && hasTotals(part) })
      left -= begin + heights.slice(from, end).reduce((sum, height) => sum + height, 0)
      from = end
      if (from < heights.length) turn()
    }
  }
  return pages
}

/** How many rows a roll has on these pages, the spare ones included. */
export function rowCount(pages: readonly FormPage[], roll: FormRoll): number {
  const ends = pages.flatMap(page => page.pieces.filter(piece => piece.part === roll).map(piece => piece.to))
  return Math.max(0, ...ends)
}

// One empty row at least; the others only where the last page has room for them.
function countRows(roll: FormRoll, perPage: number): number {
  const { rows, spare = 0 } = roll
  if (spare === 0) return Math.max(1, rows.length)
  const pages = Math.ceil((rows.length + 1) / perPage)
  return Math.min(rows.length + spare, pages * perPage)
}

function rowHeights(sheet: FormSheet, roll: FormRoll, left: number): number[] {
  if (roll.tall) {
    const perPage = Math.floor((left - beginning(roll)) / FORM_MM.tallRow)
    return Array<number>(countRows(roll, Math.max(1, perPage))).fill(FORM_MM.tallRow)
  }
  const widths = columnWidths(roll.columns, usableWidth(sheet.landscape === true))
  const heights = roll.rows.map((_, row) => rowHeight(roll, row, widths))
  if (heights.length === 0) heights.push(FORM_MM.row)
  if (hasTotals(roll)) heights[heights.length - 1] = (heights.at(-1) ?? 0) + FORM_MM.row
  return heights
}

/** The height of one row, its sums apart. */
export function rowHeight(roll: FormRoll, row: number, widths: readonly number[]): number {
  if (roll.tall) return FORM_MM.tallRow
  const lines = roll.columns.map(
    (column, at) => fitTall(shownValue(column, valueAt(roll, row, at)), widths[at] ?? 10).lines,
  )
  return FORM_MM.row + FORM_MM.rowLine * Math.max(0, Math.max(...lines) - 1)
}

// People who sign are spread over the pages, so that the last one is no page of three.
function evenShare(sheet: FormSheet, roll: FormRoll, count: number, left: number): number {
  if (!roll.tall) return Number.POSITIVE_INFINITY
  const perPage = Math.floor((left - beginning(roll)) / FORM_MM.tallRow)
  const others = Math.floor((roomOf(sheet, !sheet.factsOnce) - beginning(roll)) / FORM_MM.tallRow)
  if (count <= perPage || perPage < others) return Number.POSITIVE_INFINITY
  return Math.ceil(count / Math.ceil(count / perPage))
}

function lineHeights(sheet: FormSheet, { paragraphs }: FormProse): number[] {
  const width = usableWidth(sheet.landscape === true)
  return paragraphs.map(
    text => FORM_MM.paragraphLine * linesOf(`　　${text}`, width, FORM_MM.type.text * 1.12),
  )
}

function lastFitting(heights: readonly number[], from: number, room: number, most: number): number {
  let to = from
  let used = 0
  while (to < heights.length && to - from < most && used + (heights[to] ?? 0) <= room + 0.001)
    used += heights[to++] ?? 0
  return to
}

/** What a part takes before its first row, on every page it stands on. */
function beginning(part: FormPart): number {
  const heading = part.heading === undefined ? 0 : FORM_MM.partHeading
  return heading + (isRoll(part) ? headsHeight(part) : 0)
}

export function headsHeight({ columns }: FormRoll): number {
  return columns.some(column => column.group) ? FORM_MM.groupedHeads : FORM_MM.heads
}

function roomOf(sheet: FormSheet, facts: boolean): number {
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
