import type { DataRow } from '../imports/data-rows'
import { columnCells, headingOf, type Layout } from '../imports/layout'
import { type Answers, type Finding, isDecided, type RowDecisions } from '../imports/preview'
import { sheetBySheet } from '../imports/sheet-by-sheet'
import { type Cell, cellText, tidy } from '../imports/table'
import { fullMarkColumn } from './full-mark-column'
import { readMark } from './mark-reading'
import { markText } from './marks'
import type { ScoreField } from './score-sheet-fields'

type MarkColumn = Extract<ScoreField, 'theory' | 'practice' | 'total'>

/** The full mark of each column, or of a row where a column says it row by row, and what is to be said of them. `held`: nothing goes in before somebody says it. */
export type MarkScales = {
  full(component: MarkColumn, data: DataRow): number
  readonly findings: readonly Finding[]
  readonly held: boolean
}

type ScaleRules = { readonly decisions?: RowDecisions | undefined; readonly answers?: Answers | undefined }

/** Not minutes, people or questions, nor what one passes with. */
const OF_MARKS =
  '(?![\\d.]|\\s*(?:%|％|分?[钟鐘]|小时|min|hours?|h\\b|人|名|题|people|persons?|participants|questions?|items))'
const NO_PASS_LINE =
  '(?!\\s*[钟鐘]|\\s*(?:为|算|即|才)?(?:及格|合格|通过|达标)|\\s*(?:及)?以上|\\s*(?:to pass|is a pass))'
/** 理论（60分）, 笔试(满分150), Theory (out of 60). */
const FULL_MARK = new RegExp(
  [
    '[（(]\\s*(?:满分|共|总分|满)?\\s*[:：]?\\s*(\\d{2,4})\\s*分\\s*[）)]',
    `满分\\s*[:：为]?\\s*(\\d{2,4})${OF_MARKS}`,
    `(?:out of|max(?:imum)?\\.?(?: marks?| scores?| points?)?|(?:full|total) marks?)\\s*:?\\s*(\\d{2,4})${OF_MARKS}${NO_PASS_LINE}`,
  ].join('|'),
  'i',
)
/** 理论成绩（折算60%）, Theory (weighted 60%): a mark as its part of the whole, so its full mark is that part. */
const AS_PART =
  /(?:折算|折合|计入|加权|weighted|scaled|converted)\D{0,6}?(\d{1,2})\s*[%％]|(\d{1,2})\s*[%％]\s*(?:折算|折合|计入|加权|weighted|scaled|converted)/i
/** Above the headings: 试卷总分150分. Over a column 总分 is what somebody got. */
const FULL_IN_TITLE = new RegExp(
  `(?<!及格|合格|通过|达标|时间|时长|用时|时间[:：])(?:总分|满分|共)\\s*[:：为]?\\s*(\\d{2,4})\\s*分${NO_PASS_LINE}`,
)
const FEWEST = 2

/** Of each sheet by itself: one of several that are read together may be out of 150 by its title. */
export function markScales(
  layout: Layout<ScoreField>,
  components: readonly MarkColumn[],
  { decisions, answers }: ScaleRules,
): MarkScales {
  const sheets = sheetBySheet(layout, sheet => scalesOf(sheet, components, { decisions, answers }))
  return {
    full: (component, data) => sheets.of(data.row).full(component, data),
    findings: sheets.each.flatMap(({ findings }) => findings),
    held: sheets.each.some(({ held }) => held),
  }
}

/** How many marks a column has is written in a column beside it or in its heading, or told by its marks: where all that are no per cent are between 0 and 1, they are no marks. */
function scalesOf(
  layout: Layout<ScoreField>,
  components: readonly MarkColumn[],
  { decisions, answers }: ScaleRules,
): MarkScales {
  const fulls = new Map<MarkColumn, number>()
  const beside = new Map<MarkColumn, number>()
  const findings: Finding[] = []
  let held = false
  for (const component of components) {
    const column = headingOf(layout, component)
    const saying = fullMarkColumn(layout, component)
    if (saying !== null) {
      beside.set(component, saying)
      findings.push(...sayScaled(layout, component, saying))
      continue
    }
    const numbers = columnCells(layout, component)
      .map(numberOf)
      .filter(value => value !== null)
    const percents = columnCells(layout, component).filter(isPercent).length
    const about = { row: layout.headerRow, column }
    const written =
      FULL_MARK.exec(column) ??
      (components.length === 1 ? (FULL_MARK.exec(layout.title) ?? FULL_IN_TITLE.exec(layout.title)) : null)
    const part = AS_PART.exec(column)
    const full = Number(part?.[1] ?? part?.[2] ?? written?.[1] ?? written?.[2] ?? written?.[3] ?? 100)
    const some = numbers.find(value => value > 0)
    // （60分） alone may be what one passes with, and （折算60%） what is still to be done: a mark above it speaks against it.
    const above = part === null && !isBare(written) ? [] : numbers.filter(value => value > full)
    const isNamed = full !== 100 && full >= 10 && some !== undefined
    if (isNamed && above.length > 0 && above.length * 2 < numbers.length) {
      const key = `full ${column}`
      const isFull = answers?.[key] === 'full'
      findings.push(unsure(layout, component, { full, above, key }))
      if (isFull) {
        fulls.set(component, full)
        findings.push(fullMark(layout, component, some, full))
      } else if (answers?.[key] !== 'hundred') held = true
    } else if (isNamed && above.length === 0) {
      fulls.set(component, full)
      findings.push(fullMark(layout, component, some, full))
    } else if (areFractions(numbers, percents)) {
      const value = String(numbers.find(one => !Number.isInteger(one)) ?? some)
      findings.push({ ...about, value, code: 'fraction_marks', severity: 'conflict', params: {} })
      if (isDecided(decisions, layout.headerRow, 'percent')) fulls.set(component, 1)
      else if (!isDecided(decisions, layout.headerRow, 'as_marked')) held = true
    }
  }
  const full = (component: MarkColumn, { cells }: DataRow) => {
    const column = beside.get(component)
    return (column === undefined ? null : fullIn(cells[column])) ?? fulls.get(component) ?? 100
  }
  return { full, findings, held }
}

const MOST = 1_000

/** 150, '150分': null where the cell says none. */
function fullIn(cell: Cell | undefined): number | null {
  const full = numberOf(cell)
  return full !== null && full > 0 && full <= MOST ? full : null
}

function fullMark(layout: Layout<ScoreField>, component: MarkColumn, some: number, full: number): Finding {
  const read = readMark(some, full)
  const mark = read !== null && read !== 'impossible' && read.state === 'scored' ? markText(read.mark) : ''
  const about = { row: layout.headerRow, column: headingOf(layout, component), value: String(some) }
  return { ...about, code: 'full_mark', severity: 'info', params: { full, mark } }
}

/** That marks stand above what looks like their full mark, and which is the first. */
function unsure(
  layout: Layout<ScoreField>,
  component: MarkColumn,
  { full, above, key }: { full: number; above: readonly number[]; key: string },
): Finding {
  const first = layout.data.find(data => {
    const number = numberOf(data.cells[layout.columns.get(component) ?? -1])
    return number !== null && number > full
  })
  return {
    row: layout.headerRow,
    column: headingOf(layout, component),
    value: String(above[0]),
    code: 'full_mark_unsure',
    severity: 'conflict',
    params: { full, count: above.length, first: first?.row ?? layout.headerRow },
    asks: { key },
  }
}

/** Once for each full mark that is not 100. */
function sayScaled(layout: Layout<ScoreField>, component: MarkColumn, saying: number): Finding[] {
  const own = layout.columns.get(component) ?? -1
  const said = new Map<number, Finding>()
  for (const { cells } of layout.data) {
    const [full, some] = [fullIn(cells[saying]), numberOf(cells[own])]
    if (full === null || full === 100 || some === null || some === 0 || said.has(full)) continue
    said.set(full, fullMark(layout, component, some, full))
  }
  return [...said.values()]
}

/** Without a word that says it is the full mark. */
const isBare = (written: RegExpExecArray | null) => written !== null && /^[（(]\s*\d/.test(written[0])

/** 0.7, 0.85; beside 90% a 1 may be all of it as well. */
const areFractions = (numbers: readonly number[], percents: number) =>
  numbers.length + percents >= FEWEST &&
  numbers.every(value => value >= 0 && value <= 1) &&
  numbers.some(value => !Number.isInteger(value) || (percents > 0 && value > 0))

const isPercent = (cell: Cell | undefined) => /^\d+(\.\d+)?\s*%$/.test(tidy(cellText(cell)).normalize('NFKC'))

function numberOf(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell
  const text = tidy(cellText(cell)).normalize('NFKC')
  return /^\d+(\.\d+)?分?$/.test(text) ? Number.parseFloat(text) : null
}
