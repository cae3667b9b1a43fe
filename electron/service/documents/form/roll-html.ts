import { type Html, html } from '../html'
import { nameMarkup } from '../names'
import { sizeWithin } from '../text-width'
import { type FormPiece, headsHeight, rowHeight } from './form-pages'
import { FORM_MM, rounded, usableWidth } from './form-shape'
import { type FormColumn, type FormRoll, type FormSheet, valueAt } from './form-sheet'
import { fitLow, fitTall, shownValue } from './form-text'
import { columnWidths, headGroups, totalsOf } from './form-widths'

const TEXT = FORM_MM.type.text

/** Rows `from` to `to` of a roll under its headings. */
export function rollMarkup(sheet: FormSheet, roll: FormRoll, { from, to, totals, tallRow }: FormPiece): Html {
  const widths = columnWidths(roll.columns, usableWidth(sheet.landscape === true))
  const rows = Array.from({ length: to - from }, (_, index) => rowMarkup(roll, from + index, widths, tallRow))
  // The last column takes what rounding leaves.
  const columns = widths.map((width, at) =>
    at === widths.length - 1 ? html`<col>` : html`<col style="width:${rounded(width)}mm">`,
  )
  return html`<table class="roll"><colgroup>${columns}</colgroup>
<thead>${headsMarkup(roll, widths)}</thead>
<tbody>${rows}${totals ? totalsMarkup(roll, widths, sheet.totalWord) : null}</tbody></table>`
}

function headsMarkup(roll: FormRoll, widths: readonly number[]): Html {
  const { columns } = roll
  const groups = headGroups(columns)
  const height = headsHeight(roll)
  if (groups.every(group => group.lines === null)) {
    return html`<tr style="height:${height}mm">${columns.map((column, at) => heading(column.heading, widths[at] ?? 0))}</tr>`
  }
  const upper = groups.map(({ lines, from, to }) => {
    if (lines === null) return heading(columns[from]?.heading ?? '', widths[from] ?? 0, html` rowspan="2"`)
    const width = widths.slice(from, to).reduce((sum, one) => sum + one, 0)
    const size = Math.min(...lines.map(line => sizeWithin(line, width - 1, 1, 3.1)))
    return html`<th class="group" colspan="${to - from}" style="font-size:${size}mm">${lines.map(line => html`<span>${line}</span>`)}</th>`
  })
  const lower = groups.flatMap(({ lines, from, to }) =>
    lines === null
      ? []
      : columns
          .slice(from, to)
          .map(
            (column, index) =>
              html`<th style="font-size:${sizeWithin(column.heading, (widths[from + index] ?? 0) - 0.6, 1, 3.2)}mm">${column.heading}</th>`,
          ),
  )
  return html`<tr style="height:${rounded(height - FORM_MM.lowerHeads)}mm">${upper}</tr>
<tr class="lower" style="height:${FORM_MM.lowerHeads}mm">${lower}</tr>`
}

function heading(text: string, width: number, span: Html | null = null): Html {
  const { size } = fitLow(text, width)
  return html`<th${span} style="font-size:${size}mm">${text}</th>`
}

function rowMarkup(roll: FormRoll, at: number, widths: readonly number[], tallRow: number): Html {
  const cells = roll.columns.map((column, index) => {
    const text = shownValue(column, valueAt(roll, at, index))
    if (text === '') return html`<td></td>`
    const width = widths[index] ?? 0
    const fitted: ReturnType<typeof fitTall> = roll.tall
      ? { ...fitLow(text, width), lines: 1 }
      : fitTall(text, width)
    return html`<td${classOf(column, fitted.whole)}${sizeOf(fitted.size)}>${nameMarkup(fitted.text)}</td>`
  })
  return html`<tr style="height:${roll.tall ? tallRow : rowHeight(roll, at, widths)}mm">${cells}</tr>
`
}

function totalsMarkup(roll: FormRoll, widths: readonly number[], word: string): Html {
  const totals = totalsOf(roll) ?? []
  // The word takes the place of everything before the first sum.
  const first = Math.max(
    1,
    totals.findIndex(total => total !== null),
  )
  const cells = roll.columns.slice(first).map((column, index) => {
    const text = shownValue(column, totals[first + index] ?? null)
    const { size } = fitLow(text, widths[first + index] ?? 0)
    return html`<td${sizeOf(size)}>${text}</td>`
  })
  return html`<tr class="totals" style="height:${FORM_MM.row}mm"><td colspan="${first}">${word}</td>${cells}</tr>
`
}

function classOf({ align }: FormColumn, whole = false): Html | null {
  const names = [align, whole ? 'whole' : null].filter(Boolean).join(' ')
  return names === '' ? null : html` class="${names}"`
}
const sizeOf = (size: number) => (size === TEXT ? null : html` style="font-size:${size}mm"`)
