import type { DataRow } from '../imports/data-rows'
import { assignColumns, foldAll, foldHeading } from '../imports/heading'
import { cellOf, headingOf, type Layout } from '../imports/layout'
import { type Finding, isDecided, type RowDecisions } from '../imports/preview'
import { cellText, tidy } from '../imports/table'
import { listed } from '../text/listed'
import { withoutGroup } from './mark-parts'
import { readMark } from './mark-reading'
import { type MarkScales, markScales } from './mark-scale'
import { type ImportedMarks, scoreComponents } from './score-marks'
import { isResitHeading, type RowAttempt } from './score-round'
import { readMarks } from './score-row'
import { type ScoreField, scoreWords } from './score-sheet-fields'
import type { MarkPart, PartWeights, WholeMark } from './whole-mark'

/** The resits that a sheet has beside its first marks: 理论, 实操 and 补考理论, 补考实操 in one row. */
export type ResitsBeside = {
  /** 补考成绩, 第二次补考成绩: none where the sheet has no resits beside first marks. */
  readonly rounds: readonly ResitRound[]
  readonly findings: readonly Finding[]
  /** No resit goes in before somebody says which part it is, or what its marks are; first marks do. */
  readonly held: boolean
}

type ResitRound = {
  /** The sheet as one of these resits only. */
  readonly layout: Layout<ScoreField>
  /** Of several their number; the only one is whichever is next. */
  readonly attempt: RowAttempt
  /** Null where nobody has anything to enter in that row, or one of its marks is impossible. */
  marksOf(data: DataRow, findings: Finding[]): ImportedMarks | null
}

const RESIT_WORDS = /(补考|補考|重考|复考|複考|re-? ?sit|re-? ?take|re-? ?exam|supplementary exam)后?/gi
const NOT_NEEDED =
  /^(免考?|免补考?|无需.*|不需.*|不用.*|已?(通过|合格|及格)|not (needed|required)|exempt|pass(ed)?)$/i
const MOST_LISTED = 8

/** `first`: the sheet without its columns of resits; `whole`: what its only first mark is. */
export function resitsBeside(
  first: Layout<ScoreField>,
  whole: WholeMark,
  weights: PartWeights | undefined,
  decisions: RowDecisions | undefined,
): ResitsBeside {
  const ofRounds = ROUNDS.map(nth => ({ nth, columns: resitColumns(first, nth) })).filter(
    ({ columns }) => columns.size > 0,
  )
  const isOnly = ofRounds.length === 1 && ofRounds[0]?.nth === 1
  const read = ofRounds.map(({ nth, columns }) => {
    const { layout, marksOf, ...said } = roundOf(first, columns, whole, weights, decisions)
    return { ...said, round: { layout, marksOf, attempt: isOnly ? ('next' as const) : nth + 1 } }
  })
  return {
    rounds: read.map(({ round }) => round),
    // Which part they are is asked once of all.
    findings: read.flatMap(({ findings }, at) =>
      at === 0 ? findings : findings.filter(({ code }) => code !== 'resit_part'),
    ),
    held: read.some(({ held }) => held),
  }
}

const ROUNDS = [1, 2, 3]

function roundOf(
  first: Layout<ScoreField>,
  columns: ReadonlyMap<ScoreField, number>,
  whole: WholeMark,
  weights: PartWeights | undefined,
  decisions: RowDecisions | undefined,
): Pick<ResitRound, 'layout' | 'marksOf'> & Pick<ResitsBeside, 'findings' | 'held'> {
  const layout = asResits(first, columns)
  const components = scoreComponents.filter(one => columns.has(one))
  const rows = layout.data.filter(data => components.some(one => isFilled(layout, data, one)))
  const heads = listed(
    components.map(one => headingOf(layout, one)),
    MOST_LISTED,
  )
  const about = { row: layout.headerRow, column: heads, value: heads }
  const said: Finding = { ...about, code: 'resit_columns', severity: 'info', params: { count: rows.length } }
  const scales = markScales(layout, components, decisions)
  const part = partOf(first, layout, whole, weights, decisions)
  return {
    layout,
    marksOf: (data: DataRow, findings: Finding[]) =>
      resitIn(layout, data, { scales, part: part.is }, findings),
    findings: rows.length === 0 ? [] : [said, ...scales.findings, ...part.findings],
    held: rows.length > 0 && (scales.held || part.held),
  }
}

/** Columns no field takes, over marks, that say 补考, or 第二次补考, and then what a column of marks would. */
function resitColumns(layout: Layout<ScoreField>, nth: number): Map<ScoreField, number> {
  const isMarked = scoreComponents.some(one => layout.columns.has(one))
  if (!isMarked || layout.columns.has('attempt')) return new Map()
  const hasResits = scoreComponents.some(one => {
    const column = layout.columns.get(one)
    return column !== undefined && isResitHeading(`${layout.groups[column] ?? ''} ${layout.headings[column]}`)
  })
  if (hasResits) return new Map()
  const taken = new Set(layout.columns.values())
  const headings = layout.headings.map((heading, column) => {
    const group = layout.groups[column] ?? ''
    const whole = `${group} ${heading}`
    const isOfRound = isResitHeading(whole) && nthOf(whole) === nth
    const isOne = !taken.has(column) && isOfRound && holdsMarks(layout, column)
    if (!isOne) return { text: '', group: '' }
    const text = withoutResit(withoutGroup(heading, group))
    return { text: foldHeading(text) === '' ? '成绩' : text, group: withoutResit(group) }
  })
  const words = scoreWords.filter(({ field }) => (scoreComponents as readonly string[]).includes(field))
  return assignColumns(words, foldAll(headings)).columns
}

/** 第二次补考, 二次补考, 补考2, 补考（二）, second resit. */
const NTH =
  /第? ?([一二三123]) ?次|(?<=[补補重复複]考(?:成绩|成績|分数)?) ?[(（]?([一二三123])[)）]?(?!\d)|\b(first|1st|second|2nd|third|3rd)\b|(?<=re-? ?(?:sit|take|exam)(?: (?:mark|score))?) ?#?([123])\b/gi

function nthOf(heading: string): number {
  const [found] = [...heading.normalize('NFKC').matchAll(NTH)]
  const text = found?.slice(1).find(part => part !== undefined) ?? '1'
  if (/^(二|2|second|2nd)$/i.test(text)) return 2
  return /^(三|3|third|3rd)$/i.test(text) ? 3 : 1
}

const withoutResit = (text: string) => text.normalize('NFKC').replace(NTH, '').replace(RESIT_WORDS, '').trim()

/** 补考 over √ or 是 says who has to sit it again. */
function holdsMarks({ data }: Layout<ScoreField>, column: number): boolean {
  const marks = data
    .map(({ cells }) => cells[column])
    .filter(cell => !NOT_NEEDED.test(tidy(cellText(cell))))
    .map(cell => readMark(cell))
    .filter(mark => mark !== null)
  return marks.filter(mark => mark !== 'impossible').length * 2 > marks.length
}

/** What is noted or said of a row is said of its first marks. */
function asResits(first: Layout<ScoreField>, resits: ReadonlyMap<ScoreField, number>): Layout<ScoreField> {
  const columns = new Map(first.columns)
  for (const field of ['theory', 'practice', 'total', 'verdict', 'grade', 'state', 'note'] as const)
    columns.delete(field)
  for (const [field, column] of resits) columns.set(field, column)
  return { ...first, columns, pointedOut: new Set() }
}

function isFilled(layout: Layout<ScoreField>, data: DataRow, one: 'theory' | 'practice' | 'total'): boolean {
  const cell = cellOf(layout, data, one)
  return readMark(cell) !== null && !NOT_NEEDED.test(tidy(cellText(cell)))
}

function resitIn(
  layout: Layout<ScoreField>,
  data: DataRow,
  { scales, part }: { scales: MarkScales; part: MarkPart | null },
  findings: Finding[],
): ImportedMarks | null {
  const filled = scoreComponents.filter(one => layout.columns.has(one) && isFilled(layout, data, one))
  if (filled.length === 0) return null
  const columns = new Map(layout.columns)
  for (const one of scoreComponents) if (!filled.includes(one)) columns.delete(one)
  const marks = readMarks({ ...layout, columns }, data, scales, findings)
  return marks && part && columns.has('total') ? { [part]: marks.total } : marks
}

/**
 * Which part 补考成绩 is: the one that the sheet, or the session, has first marks of. Of a session with two it has to be
 * said.
 */
function partOf(
  first: Layout<ScoreField>,
  resits: Layout<ScoreField>,
  { is }: WholeMark,
  weights: PartWeights | undefined,
  decisions: RowDecisions | undefined,
): { is: MarkPart | null; findings: readonly Finding[]; held: boolean } {
  const isWhole = !resits.columns.has('theory') && !resits.columns.has('practice')
  const nothing = { is: null, findings: [], held: false }
  if (!isWhole || !weights) return nothing
  const parts = (['theory', 'practice'] as const).filter(part => first.columns.has(part))
  const counted = (['theory', 'practice'] as const).filter(part => weights[part] > 0)
  const [only] = counted.length === 1 ? counted : parts.length === 1 ? parts : []
  if (only) return { ...nothing, is: only }
  // The only first mark is asked about, and its resit is of the same part.
  if (parts.length === 0) return { ...nothing, is: is?.part ?? null, held: is === null }
  const column = headingOf(resits, 'total')
  const about = { row: resits.headerRow, column, value: column, params: { ...weights } }
  const said = (['theory', 'practice'] as const).find(part =>
    isDecided(decisions, resits.headerRow, `as_${part}`),
  )
  const finding: Finding = { ...about, code: 'resit_part', severity: 'conflict' }
  return { is: said ?? null, findings: [finding], held: said === undefined }
}
