import { foldHeading, isSumHeading, namesGroup } from '../imports/heading'
import type { Layout, SheetLayout } from '../imports/layout'
import { type Finding, isDecided, type RowDecisions } from '../imports/preview'
import { listed } from '../text/listed'
import { readMark } from './mark-reading'
import type { ScoreComponent } from './score-marks'
import { type ScoreField, scoreWords } from './score-sheet-fields'
import type { MarkPart, PartWeights } from './whole-mark'

/** Columns that together are one mark, and whether nothing goes in before somebody says which of them it is. */
export type MarkParts = { readonly findings: readonly Finding[]; readonly held: boolean }

const MOSTLY = 0.6
const MOST_LISTED = 8

/** The other columns under the heading of a component's own: 笔试 and 抽问 beside the 小计 of 理论考试. */
export function columnsBeside(
  { columns, headings, groups }: Pick<SheetLayout<ScoreField>, 'columns' | 'headings' | 'groups'>,
  component: ScoreComponent,
): number[] {
  const own = columns.get(component)
  const group = own === undefined ? '' : (groups[own] ?? '')
  if (group === '') return []
  const read = new Set(columns.values())
  return [...headings.keys()].filter(column => groups[column] === group && !read.has(column))
}

/**
 * Where 理论考试 stands over several columns of marks and none of them is their sum, nothing tells which is the mark. So
 * it is with several quizzes of a course.
 */
export function markParts(
  layout: Layout<ScoreField>,
  weights: PartWeights | undefined,
  decisions: RowDecisions | undefined,
): MarkParts {
  const findings = (['theory', 'practice'] as const).flatMap((part): Finding[] => {
    if (weights?.[part] === 0 || layout.pointedOut.has(part)) return []
    const family = familyOf(layout, part)
    if (family === null) return []
    const value = listed(
      family.columns.map(column => layout.headings[column]!),
      MOST_LISTED,
    )
    const about = { row: layout.headerRow, column: family.name, value, params: {} }
    return [{ ...about, code: 'parts_of_mark', severity: 'conflict' }]
  })
  return {
    findings,
    held: findings.length > 0 && !isDecided(decisions, layout.headerRow, 'as_read'),
  }
}

/** Two columns or more that could all be the part's mark, and none that is their sum; null where there are none. */
function familyOf(layout: Layout<ScoreField>, part: MarkPart): { name: string; columns: number[] } | null {
  const words = scoreWords.find(({ field }) => field === part)!
  const own = layout.columns.get(part)
  const names = layout.headings.map((heading, column) => {
    const group = layout.groups[column] ?? ''
    return namesGroup(words, group) ? group : (activityOf(heading) ?? '')
  })
  const name = own === undefined ? names.find(one => one !== '' && namesGroup(words, one)) : names[own]
  if (!name || (own !== undefined && isSumHeading(withoutGroup(layout.headings[own]!, name)))) return null
  const taken = new Set(layout.columns.values())
  const columns = [...names.keys()].filter(
    column => names[column] === name && (column === own || !taken.has(column)) && holdsMarks(layout, column),
  )
  return columns.length > (own === undefined ? 0 : 1) ? { name, columns } : null
}

/** '理论考试·小计', shown so beside another 小计, is a sum. */
export const withoutGroup = (heading: string, group: string): string =>
  heading.startsWith(`${group}·`) ? heading.slice(group.length + 1).replace(/ \(\d+\)$/, '') : heading

/** 'Quiz: Final knowledge check (Real)' of a course in Moodle. */
const activityOf = (heading: string): string | null =>
  /^(quiz|测验)\s*[:：]/i.test(heading) ? (/^[^:：]+/.exec(heading)?.[0] ?? null) : null

const NO_MARK = /满分|占比|权重|比例|日期|时间|等级|等次|排名|名次|次数|date|time|grade|rank|weight|outof|max/

export function holdsMarks(layout: Layout<ScoreField>, column: number): boolean {
  if (NO_MARK.test(foldHeading(layout.headings[column]!))) return false
  const marks = layout.data.map(({ cells }) => readMark(cells[column])).filter(mark => mark !== null)
  return marks.length > 0 && marks.filter(mark => mark !== 'impossible').length >= marks.length * MOSTLY
}
