import { assignColumns, foldAll } from '../imports/heading'
import { columnCells, headingOf, type Layout } from '../imports/layout'
import { type Answers, type Finding, isDecided, type RowDecisions } from '../imports/preview'
import { readMark } from './mark-reading'
import { type ScoreField, scoreWords } from './score-sheet-fields'

export type MarkPart = 'theory' | 'practice'

/** Whole per cent that each part counts in a session. */
export type PartWeights = { readonly [Part in MarkPart]: number }

export type WholeMark = {
  /** The column that has to be said to be a part, and which one it is; null where there is none, or nobody said it. */
  readonly is: { readonly column: MarkPart | 'total'; readonly part: MarkPart } | null
  readonly findings: readonly Finding[]
  /** Nothing goes in before somebody says it. */
  readonly held: boolean
}

type WholeMarkRules = {
  readonly decisions?: RowDecisions | undefined
  readonly answers?: Answers | undefined
  /** The columns are those pointed out for an earlier file, maybe of another session. */
  readonly remembered?: boolean | undefined
}

/**
 * What the only mark of a sheet is, where its heading says no more than 总评, 成绩 or Score: the session's only mark, or
 * a question where the session weighs two. Without a session there is nothing to weigh.
 */
export function wholeMark(
  layout: Layout<ScoreField>,
  present: readonly (MarkPart | 'total')[],
  weights: PartWeights | undefined,
  { decisions, answers, remembered = false }: WholeMarkRules,
): WholeMark {
  const nothing = { is: null, findings: [], held: false }
  const uncounted = weights ? partNotCounted(layout, present, weights, answers) : null
  if (uncounted) return uncounted
  const [column] = present
  if (!weights || column === undefined || present.length > 1) return nothing
  const heading = headingOf(layout, column)
  if (column !== 'total' && !(remembered && saysWhole(heading))) return nothing
  if (weights.theory === 0 || weights.practice === 0)
    return { ...nothing, is: { column, part: weights.practice > 0 ? 'practice' : 'theory' } }
  const about = { row: layout.headerRow, column: heading, value: heading, params: { ...weights } }
  const said = (['theory', 'practice'] as const).find(part =>
    isDecided(decisions, layout.headerRow, `as_${part}`),
  )
  return {
    is: said ? { column, part: said } : null,
    findings: [{ ...about, code: 'one_mark', severity: 'conflict' }],
    held: said === undefined,
  }
}

/** A part the session gives no weight: the only one, which may be what it counts by another name, or one beside that. */
function partNotCounted(
  layout: Layout<ScoreField>,
  present: readonly (MarkPart | 'total')[],
  weights: PartWeights,
  answers: Answers | undefined,
): WholeMark | null {
  const parts = present.filter(one => one !== 'total')
  const part = parts.find(one => weights[one] === 0)
  const counted = part === 'theory' ? 'practice' : 'theory'
  const isMarked = part !== undefined && columnCells(layout, part).some(cell => readMark(cell) !== null)
  if (!isMarked || weights[counted] === 0) return null
  const column = headingOf(layout, part)
  const isBeside = parts.length > 1
  const finding: Finding = {
    ...{ row: layout.headerRow, column, value: column },
    code: 'part_not_counted',
    severity: isBeside ? 'info' : 'conflict',
    params: { ...weights, part, counted, ...(isBeside ? { context: 'beside' } : {}) },
    ...(isBeside ? {} : { asks: { key: QUESTION } }),
  }
  const answer = answers?.[QUESTION]
  return {
    is: !isBeside && answer === 'counted' ? { column: part, part: counted } : null,
    findings: [finding],
    held: !isBeside && answer !== 'counted' && answer !== 'as_read',
  }
}

const QUESTION = 'part'

const saysWhole = (heading: string) =>
  assignColumns(scoreWords, foldAll([{ text: heading, group: '' }])).columns.has('total')
