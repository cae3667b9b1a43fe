import { cellOf, headingOf, type Layout } from '../imports/layout'
import { type Finding, isDecided, type RowDecisions } from '../imports/preview'
import { cellText, tidy } from '../imports/table'
import { type Hundredths, type Mark, markText } from './marks'
import type { ImportedMarks } from './score-marks'
import type { ScoreField } from './score-sheet-fields'
import { attemptResult } from './verdict'
import { verdictIn } from './verdict-words'
import type { PartWeights } from './whole-mark'

type Scheme = { readonly weights?: PartWeights; readonly passMark?: Hundredths }
type MarkedRow = ImportedMarks & { readonly row: number; readonly attempt: number | 'next' }

export type StatedResults = {
  readonly findings: readonly Finding[]
  /** Nothing goes in before somebody says that the session's scheme is right. */
  readonly held: boolean
}

/**
 * What a sheet says came of its marks, its own 总评 or 是否合格, beside what the session's scheme makes of them. Where they
 * disagree for most rows the columns, the full marks or the scheme are not what they seem, and nothing goes in; for a few
 * rows each is pointed out.
 */
export function statedResults(
  layout: Layout<ScoreField>,
  rows: readonly MarkedRow[],
  { weights, passMark }: Scheme,
  decisions: RowDecisions | undefined,
): StatedResults {
  if (!weights || passMark === undefined) return { findings: [], held: false }
  const cells = new Map(layout.data.map(data => [data.row, data]))
  const compared = rows.flatMap(row => {
    const data = cells.get(row.row)
    // A resit is told by what stands beside it, and counts as the office says.
    const ours = row.attempt === 1 ? ourTotal(row, weights) : null
    if (ours === null || !data) return []
    const says = (field: 'total' | 'verdict') => {
      const value = tidy(cellText(cellOf(layout, data, field)))
      return { row: row.row, column: headingOf(layout, field), value, ours: markText(ours) }
    }
    const stated: (ReturnType<typeof says> & { differs: boolean })[] = []
    const total = isBesideParts(layout) && row.total?.state === 'scored' ? row.total.mark : null
    if (total !== null) stated.push({ ...says('total'), differs: !isRounded(total, ours) })
    const verdict = verdictIn(says('verdict').value)
    if (verdict !== null)
      stated.push({ ...says('verdict'), differs: (verdict === 'passed') !== ours >= passMark })
    return stated.length > 0 ? [stated.find(one => one.differs) ?? stated[0]!] : []
  })
  const different = compared.filter(one => one.differs)
  const [first] = different
  if (!first) return { findings: [], held: false }
  const pass = markText(passMark)
  if (different.length * 2 <= compared.length) {
    const findings = different.map(
      ({ row, column, value, ours }): Finding => ({
        row,
        column,
        value,
        code: 'result_differs',
        severity: 'warning',
        params: { ours, pass },
      }),
    )
    return { findings, held: false }
  }
  const finding: Finding = {
    row: layout.headerRow,
    column: first.column,
    value: first.value,
    code: 'other_results',
    severity: 'conflict',
    params: {
      count: different.length,
      of: compared.length,
      first: first.row,
      ours: first.ours,
      pass,
      ...weights,
    },
  }
  return { findings: [finding], held: !isDecided(decisions, layout.headerRow, 'own_results') }
}

/** A total that is the sheet's only mark is that mark. */
const isBesideParts = (layout: Layout<ScoreField>) =>
  layout.columns.has('theory') || layout.columns.has('practice')

function ourTotal(row: ImportedMarks, weights: PartWeights): Hundredths | null {
  const parts = (['theory', 'practice'] as const).filter(part => weights[part] > 0)
  const marks = parts.map((part): Mark | null => row[part] ?? null)
  return attemptResult(
    marks,
    parts.map(part => weights[part]),
    0,
  ).total
}

/** 84.67 is 85, 84.7 or 84 to an office. */
function isRounded(stated: Hundredths, ours: Hundredths): boolean {
  const step = stated % 100 === 0 ? 100 : stated % 10 === 0 ? 10 : 2
  return Math.abs(stated - ours) < step
}
