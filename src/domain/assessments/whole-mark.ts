import { assignColumns, foldAll } from '../imports/heading'
import { headingOf, type Layout } from '../imports/layout'
import { type Finding, isDecided, type RowDecisions } from '../imports/preview'
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
  { decisions, remembered = false }: WholeMarkRules,
): WholeMark {
  const nothing = { is: null, findings: [], held: false }
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

const saysWhole = (heading: string) =>
  assignColumns(scoreWords, foldAll([{ text: heading, group: '' }])).columns.has('total')
