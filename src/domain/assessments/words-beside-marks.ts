import type { DataRow } from '../imports/data-rows'
import { foldHeading } from '../imports/heading'
import { cellOf, headingOf, type Layout } from '../imports/layout'
import type { Answers, Finding } from '../imports/preview'
import { cellText, tidy } from '../imports/table'
import { type AbsenceWords, absenceByHeading, absenceIn, examWordsIn } from './absence-words'
import { type Mark, markText } from './marks'
import { isResit } from './resit-words'
import { type ImportedMarks, type ScoreComponent, scoreComponents } from './score-marks'
import { questionColumns, type ScoreField } from './score-sheet-fields'
import type { PartWeights } from './whole-mark'

/** What a row says of an exam in words, and where. */
export type RowWords = AbsenceWords & { readonly column: string; readonly value: string }

/** Finds the words of each row that say somebody missed the exam, sits it later or cheated; the gravest of them. */
export function wordsBesideMarks(layout: Layout<ScoreField>): (data: DataRow) => RowWords | null {
  const { headings, groups, columns } = layout
  const apart = new Set([...columns.values(), ...questionColumns(layout)])
  const unread = [...headings.keys()].filter(
    column => !apart.has(column) && !isResit(foldHeading(`${groups[column] ?? ''} ${headings[column]}`)),
  )
  // A total beside its parts is not entered, and what stands in its place is a word about them.
  const isBesideParts = columns.has('theory') || columns.has('practice')
  const fields = [
    'state',
    ...(isBesideParts ? (['total'] as const) : []),
    'verdict',
    'grade',
    'note',
  ] as const
  return data => {
    const found: RowWords[] = []
    for (const field of fields) {
      const [cell, column] = [cellOf(layout, data, field), headingOf(layout, field)]
      const words = (field === 'state' ? absenceByHeading(column, cell) : null) ?? absenceIn(cell)
      if (words) found.push({ ...words, column, value: shown(cell) })
    }
    for (const at of unread) {
      const [cell, column] = [data.cells[at], headings[at]!]
      const words = absenceByHeading(column, cell) ?? (examWordsIn(cell) === null ? null : absenceIn(cell))
      if (words) found.push({ ...words, column, value: shown(cell) })
    }
    return found.find(({ state }) => state === 'cheating') ?? found[0] ?? null
  }
}

/** Columns that say nothing but who missed an exam or cheated: 是否作弊. */
export const absenceColumns = ({ headings }: Pick<Layout, 'headings'>): number[] =>
  headings.flatMap((heading, column) => (examWordsIn(heading) === null ? [] : [column]))

const LONGEST = 60
const shown = (cell: Parameters<typeof cellText>[0]) => tidy(cellText(cell)).slice(0, LONGEST)

/** The marks of a row by the attempts they are of, the last one last. */
export type MarksOfRow = readonly ImportedMarks[]

type Told = { readonly marks: MarksOfRow; readonly finding: Finding | null }

/**
 * A row's marks with what its words say: beside a 0 or nothing they are what stands there. Beside a mark, or where they
 * may be about another exam, they are a question, and the row is left out until it is answered. They are about the last
 * of its attempts.
 */
export function told(
  row: number,
  marks: MarksOfRow,
  words: RowWords | null,
  {
    answers,
    weights,
  }: { readonly answers?: Answers | undefined; readonly weights?: PartWeights | undefined },
): Told {
  const last = marks.at(-1)
  const isSaid = marks.some(one => ownOf(one).some(component => one[component]?.state === words?.state))
  if (!words || !last || isSaid) return { marks, finding: null }
  const given = scoreComponents.filter(component => last[component] !== undefined)
  const scored = given.flatMap(component => markIn(last[component]) ?? [])
  const asState = [...marks.slice(0, -1), withState(last, words.state, weights)]
  if (words.isOfThis && scored.every(mark => mark === 0)) return { marks: asState, finding: null }
  if (scored.length === 0) return { marks, finding: null }
  const key = `words ${row}`
  const { column, value, state } = words
  const params = { state, marks: scored.map(markText).join(' / ') }
  const finding: Finding = {
    ...{ row, column, value, params },
    code: 'marked_and_missed',
    severity: 'conflict',
    asks: { key },
  }
  const answer = answers?.[key]
  return { marks: answer === 'marks' ? marks : answer === 'state' ? asState : [], finding }
}

const markIn = (mark: Mark | null | undefined) => (mark?.state === 'scored' ? mark.mark : null)

/** The parts of a row; its total where it has none. */
function ownOf(marks: ImportedMarks): readonly ScoreComponent[] {
  const given = scoreComponents.filter(component => marks[component] !== undefined)
  const parts = given.filter(component => component !== 'total')
  return parts.length > 0 ? parts : given
}

/** 缺考 beside a blank and a mark is about the blank, where that counts; a total is worked out from its parts. */
function withState(
  marks: ImportedMarks,
  state: RowWords['state'],
  weights: PartWeights | undefined,
): ImportedMarks {
  const own = ownOf(marks)
  const blank = own.filter(
    one => marks[one] === null && (one === 'total' || weights === undefined || weights[one] > 0),
  )
  const filled = state === 'cheating' || blank.length === 0 ? own : blank
  return { ...marks, ...Object.fromEntries(filled.map(component => [component, { state }])) }
}
