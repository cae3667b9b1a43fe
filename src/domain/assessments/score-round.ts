import type { DataRow } from '../imports/data-rows'
import { foldHeading } from '../imports/heading'
import { cellOf, headingOf, type Layout, type SheetLayout } from '../imports/layout'
import { type Finding, isDecided, type RowDecisions } from '../imports/preview'
import { sheetBySheet } from '../imports/sheet-by-sheet'
import { cellText, tidy } from '../imports/table'
import { simplified } from '../text/simplified'
import { mostAttempts, type RowAttempt } from './resit-place'
import { isResit, resitNumberIn } from './resit-words'
import type { ScoreField } from './score-sheet-fields'

type MarkColumn = Extract<ScoreField, 'theory' | 'practice' | 'total'>
const markColumns = ['theory', 'practice', 'total'] as const satisfies MarkColumn[]

export type ScoreRound = {
  attemptOf(data: DataRow): RowAttempt
  readonly findings: readonly Finding[]
}

/** '补考成绩 理论': the heading under the one above it. */
function headingWithGroup(layout: SheetLayout<ScoreField>, field: MarkColumn): string {
  const column = layout.columns.get(field)
  const group = column === undefined ? '' : (layout.groups[column] ?? '')
  return `${group} ${headingOf(layout, field)}`.trim()
}

/** Beside marks of the first exam a column of resits is no part of them: 理论, 实操 and 补考成绩. */
export function withoutResitsBeside<L extends SheetLayout<ScoreField>>(layout: L): L {
  const present = markColumns.filter(field => layout.columns.has(field))
  const resits = present.filter(field => isResit(foldHeading(headingWithGroup(layout, field))))
  if (resits.length === 0 || resits.length === present.length) return layout
  const columns = new Map(layout.columns)
  for (const field of resits) columns.delete(field)
  return { ...layout, columns }
}

/**
 * Of each sheet by itself: beside a sheet of first marks there is often one of resits. Where resits stand beside first marks
 * in columns of their own, `hasBoth`, a title that speaks of resits speaks of those.
 */
export function scoreRound(
  layout: Layout<ScoreField>,
  decisions: RowDecisions | undefined,
  hasBoth = false,
): ScoreRound {
  if (hasBoth) return { attemptOf: () => 1, findings: [] }
  const rounds = sheetBySheet(layout, sheet => roundOf(sheet, decisions))
  return {
    attemptOf: data => rounds.of(data.row).attemptOf(data),
    findings: rounds.each.flatMap(({ findings }) => findings),
  }
}

/**
 * Whether a sheet holds first marks or resits: its title, its columns of marks or a column of attempts say that it is a
 * resit, and it is taken for one unless somebody decides otherwise at the row of the headings.
 */
function roundOf(layout: Layout<ScoreField>, decisions: RowDecisions | undefined): ScoreRound {
  const counted = layout.data.map(data => numberedAttempt(layout, data)).filter(attempt => attempt !== null)
  const said = counted.length > 0 ? null : saidToBeResit(layout)
  const resits = counted.filter(attempt => attempt > 1).length
  if (said === null && resits === 0) return { attemptOf: () => 1, findings: [] }
  const column = headingOf(layout, 'attempt')
  const about = { row: layout.headerRow, column, value: said ?? column }
  const params = { count: said === null ? resits : layout.data.length }
  const findings: Finding[] = [{ ...about, code: 'resit_marks', severity: 'warning', params }]
  if (isDecided(decisions, layout.headerRow, 'as_first')) return { attemptOf: () => 1, findings }
  const number = said === null ? null : resitNumberIn(said)
  const whole = number === null ? 'next' : number + 1
  return { attemptOf: data => (said === null ? (numberedAttempt(layout, data) ?? 1) : whole), findings }
}

/** The words that say it; null where none do. */
function saidToBeResit(layout: Layout<ScoreField>): string | null {
  const heading = markColumns
    .map(field => headingWithGroup(layout, field))
    .find(one => isResit(foldHeading(one)))
  return heading ?? [layout.title, layout.sheet].find(text => isResit(simplified(text)))?.slice(0, 60) ?? null
}

const FIRST = /^(首考|初考|正考|首次|first)$/i

/** 1, '2', '第2次', 补考: null where the cell, or the sheet, does not say. */
function numberedAttempt(layout: Layout<ScoreField>, data: DataRow): number | null {
  const text = simplified(tidy(cellText(cellOf(layout, data, 'attempt'))))
  if (FIRST.test(text)) return 1
  if (isResit(text)) return (resitNumberIn(text) ?? 1) + 1
  const number = Number(/^第?(\d{1,2})次?$/.exec(text)?.[1] ?? Number.NaN)
  return number >= 1 && number <= mostAttempts ? number : null
}
