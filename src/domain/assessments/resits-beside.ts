import type { DataRow } from '../imports/data-rows'
import { assignColumns, foldAll, foldHeading } from '../imports/heading'
import { cellOf, headingOf, type Layout } from '../imports/layout'
import { type Answers, type Finding, isDecided, type RowDecisions } from '../imports/preview'
import { cellText, tidy } from '../imports/table'
import { listed } from '../text/listed'
import { withoutGroup } from './mark-parts'
import { readMark } from './mark-reading'
import { type MarkScales, markScales } from './mark-scale'
import type { RowAttempt } from './resit-place'
import { isResit, resitNumberIn, withoutResitWords } from './resit-words'
import { type ImportedMarks, scoreComponents } from './score-marks'
import { readMarks } from './score-row'
import { type ScoreField, scoreWords } from './score-sheet-fields'
import type { MarkPart, PartWeights, WholeMark } from './whole-mark'

/** One resit that a sheet has beside its first marks: 补考理论, 补考实操 in the row of 理论, 实操. */
export type ResitBeside = {
  /** Which resit its columns say it is; 'next' where it is the only one and they do not say. */
  readonly attempt: RowAttempt
  /** The sheet as one of this resit only. */
  readonly layout: Layout<ScoreField>
  /** Null where nobody has anything to enter in that row, or one of its marks is impossible. */
  marksOf(data: DataRow, findings: Finding[]): ImportedMarks | null
}

export type ResitsBeside = {
  /** The first resit first; none where the sheet has none beside first marks. */
  readonly resits: readonly ResitBeside[]
  readonly findings: readonly Finding[]
  /** No resit goes in before somebody says which part it is, or what its marks are; first marks do. */
  readonly held: boolean
}

type BesideRules = { readonly decisions?: RowDecisions | undefined; readonly answers?: Answers | undefined }

const NOT_NEEDED =
  /^(免考?|免补考?|无需.*|不需.*|不用.*|已?(通过|合格|及格)|not (needed|required)|exempt|pass(ed)?)$/i
const MOST_LISTED = 8

/** `first`: the sheet without its columns of resits; `whole`: what its only first mark is. */
export function resitsBeside(
  first: Layout<ScoreField>,
  whole: WholeMark,
  weights: PartWeights | undefined,
  rules: BesideRules,
): ResitsBeside {
  const read = resitColumns(first).map(({ attempt, columns }) => {
    const layout = asResits(first, columns)
    const components = scoreComponents.filter(one => columns.has(one))
    const rows = layout.data.filter(data => components.some(one => isFilled(layout, data, one)))
    const heads = listed(
      components.map(one => headingOf(layout, one)),
      MOST_LISTED,
    )
    const about = { row: layout.headerRow, column: heads, value: heads }
    const said: Finding = {
      ...about,
      code: 'resit_columns',
      severity: 'info',
      params: { count: rows.length },
    }
    const scales = markScales(layout, components, rules)
    const part = partOf(first, layout, whole, weights, rules.decisions)
    const marksOf = (data: DataRow, findings: Finding[]) =>
      resitIn(layout, data, { scales, part: part.is }, findings)
    const isThere = rows.length > 0
    return {
      resit: { attempt, layout, marksOf },
      findings: isThere ? [said, ...scales.findings, ...part.findings] : [],
      held: isThere && (scales.held || part.held),
    }
  })
  return {
    resits: read.map(({ resit }) => resit),
    findings: read.flatMap(({ findings }) => findings),
    held: read.some(({ held }) => held),
  }
}

type ResitColumns = { readonly attempt: RowAttempt; readonly columns: ReadonlyMap<ScoreField, number> }

/** Columns no field takes, over marks, that say 补考 and then what a column of marks would; those of each resit together. */
function resitColumns(layout: Layout<ScoreField>): ResitColumns[] {
  const isMarked = scoreComponents.some(one => layout.columns.has(one))
  if (!isMarked || layout.columns.has('attempt')) return []
  const said = (column: number) => `${layout.groups[column] ?? ''} ${ownHeading(layout, column)}`
  const hasResits = scoreComponents.some(one => {
    const column = layout.columns.get(one)
    return column !== undefined && isResit(foldHeading(said(column)))
  })
  if (hasResits) return []
  const taken = new Set(layout.columns.values())
  const columns = [...layout.headings.keys()].filter(
    column => !taken.has(column) && isResit(foldHeading(said(column))) && holdsMarks(layout, column),
  )
  const numbers = new Map(columns.map(column => [column, resitNumberIn(said(column))]))
  const which = [...new Set(numbers.values())].sort((a, b) => (a ?? 0) - (b ?? 0))
  return which.flatMap((number): ResitColumns[] => {
    const words = markedFields(layout, one => numbers.get(one) === number)
    if (words.size === 0) return []
    // 补考 beside 第二次补考 is the first one.
    const isFirst = number === null && which.length > 1 && !which.includes(1)
    return [{ attempt: isFirst ? 2 : number === null ? 'next' : number + 1, columns: words }]
  })
}

/** Without the number by which a second 补考 is told from the first. */
function ownHeading({ headings }: Pick<Layout, 'headings'>, column: number): string {
  const heading = headings[column]!
  const alone = heading.replace(/ \(\d+\)$/, '')
  return headings.includes(alone) ? alone : heading
}

const wordOf = { theory: '理论', practice: '实操' } as const

function markedFields(
  layout: Layout<ScoreField>,
  isOne: (column: number) => boolean,
): ReadonlyMap<ScoreField, number> {
  const { headings, groups, columns } = layout
  const named = headings.map((_, column) => {
    if (!isOne(column)) return { text: '', group: '' }
    const group = groups[column] ?? ''
    const text = withoutResitWords(withoutGroup(ownHeading(layout, column), group))
    return { text: foldHeading(text) === '' ? '' : text, group: withoutResitWords(group), isOne: true }
  })
  // 理论, 补考, 实操, 补考: each is of the mark to its left; where one is not, none says of which it is.
  const bare = [...named.keys()].filter(column => named[column]!.isOne && named[column]!.text === '')
  const lefts = bare.map(column =>
    (['theory', 'practice'] as const).find(part => columns.get(part) === column - 1),
  )
  const areBeside = bare.length > 1 && lefts.every(left => left !== undefined)
  for (const [at, column] of bare.entries()) {
    const left = lefts[at]
    named[column]!.text = areBeside && left ? wordOf[left] : '成绩'
  }
  const words = scoreWords.filter(({ field }) => (scoreComponents as readonly string[]).includes(field))
  return assignColumns(words, foldAll(named)).columns
}

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
