import { foldHeading } from '../imports/heading'
import type { SheetLayout } from '../imports/layout'
import { withoutBracketed } from '../text/edges'
import { halvesOf } from '../text/halves'
import type { ScoreComponent } from './score-marks'
import type { ScoreField } from './score-sheet-fields'

/** Exam systems write how much there is to get beside what somebody got. */
const FULL =
  /^(试卷|卷面|考试|考核|本卷|本次|科目|题目)?(满分|总分值|满分值|满分分值|卷面总分|试卷总分)$|^(full|max|maximum|possible|available)(marks?|scores?|points?|grade)$|^(marks?|scores?|points?)(possible|max|maximum|available|outof)$|^(outof|max|maximum)$/
const PART = {
  theory:
    /^(理论|笔试|知识|卷面)(考试|考核|测试)?(成绩|部分)?(满分|总分值|满分值)$|^(theory|written|knowledge)(full|max|maximum|possible)(marks?|scores?|points?)?$/,
  practice:
    /^(实操|操作|技能|实作|演练)(考试|考核|测试)?(成绩|部分)?(满分|总分值|满分值)$|^(practice|practical|skills?)(full|max|maximum|possible)(marks?|scores?|points?)?$/,
}

type Columns = Pick<SheetLayout<ScoreField>, 'columns' | 'headings' | 'groups'>

/** The columns that say of how many a mark is. */
export const fullMarkColumns = ({ columns, headings }: Pick<Columns, 'columns' | 'headings'>): number[] => {
  const read = new Set(columns.values())
  return [...headings.keys()].filter(
    column =>
      !read.has(column) && [FULL, PART.theory, PART.practice].some(full => says(full, headings[column]!)),
  )
}

/**
 * The column that says of how many a component's marks are: under the same heading as they are, or named for them, or
 * the one to their right where there are several. The only one is the total's where there is one. Null for none.
 */
export function fullMarkColumn(layout: Columns, component: ScoreComponent): number | null {
  const { columns, headings, groups } = layout
  const own = columns.get(component)
  if (own === undefined) return null
  const all = fullMarkColumns(layout)
  const group = groups[own] ?? ''
  const named = all.find(column =>
    group === ''
      ? component !== 'total' && says(PART[component], headings[column]!)
      : groups[column] === group,
  )
  if (named !== undefined) return named
  const plain = all.filter(column => says(FULL, headings[column]!) && (groups[column] ?? '') === '')
  const [only] = plain
  if (only === undefined) return null
  if (plain.length === 1) return component === 'total' || !columns.has('total') ? only : null
  return plain.find(column => column === own + 1) ?? null
}

const says = (full: RegExp, heading: string): boolean =>
  [heading, withoutBracketed(heading), ...halvesOf(heading)].some(text => full.test(foldHeading(text)))
