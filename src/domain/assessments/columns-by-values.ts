import type { DataRow } from '../imports/data-rows'
import { type Cell, cellText, type Rows, tidy } from '../imports/table'
import { readAbsence, readMark } from './mark-reading'
import { verdictIn } from './verdict-words'

type ValueField = 'total' | 'verdict' | 'grade'

const GRADE =
  /^(优秀?|良好?|中等?|一般|较?差|[甲乙丙丁][上中下]?|[a-e][+-]?|excellent|(very )?good|fair|poor|merit|distinction|credit)$/i

/**
 * 总评, 结果 and Result stand over marks in one office and over 合格 or Pass in another: what is under them says which it
 * is. A column that somebody pointed out stays; so does the only mark of a sheet, whatever is written there. What words
 * say of a resit (补考 over √) is neither.
 */
export function columnsByValues<Field extends string>(
  columns: ReadonlyMap<Field | ValueField, number>,
  data: Rows<DataRow>,
  about: { isPointedOut(field: ValueField): boolean; isOfResit(column: number): boolean },
): Map<Field | ValueField, number> {
  const read = new Map(columns)
  const [total, verdict] = (['total', 'verdict'] as const).map(field => {
    const column = columns.get(field)
    return column === undefined || about.isPointedOut(field) ? null : { column, says: saysOf(data, column) }
  })
  const parts = columns as ReadonlyMap<string, number>
  const hasParts = parts.has('theory') || parts.has('practice')
  const isTotalBelow = verdict?.says === 'mark' && (!columns.has('total') || isWords(total?.says))
  if (total && isWords(total.says) && (hasParts || isTotalBelow)) {
    read.delete('total')
    if (isTotalBelow) read.delete('verdict')
    if (!read.has(total.says) && !about.isOfResit(total.column)) read.set(total.says, total.column)
  } else if (isTotalBelow) read.delete('verdict')
  if (isTotalBelow) read.set('total', verdict.column)
  return read
}

const isWords = (says: ReturnType<typeof saysOf> | undefined): says is 'verdict' | 'grade' =>
  says === 'verdict' || says === 'grade'

/** What most cells of a column are that say more than who was missing; 1 and 0 alone may be yes and no. */
function saysOf(data: Rows<DataRow>, column: number): 'mark' | 'verdict' | 'grade' | null {
  const counts = { mark: 0, verdict: 0, grade: 0 }
  let filled = 0
  let isAboveOne = false
  for (const { cells } of data) {
    const said = saidIn(cells[column])
    if (said === null) continue
    filled += 1
    if (said === 'other') continue
    counts[said.is] += 1
    if (said.isAboveOne) isAboveOne = true
  }
  if (counts.mark * 2 > filled) return isAboveOne ? 'mark' : null
  if (counts.grade > 0 && (counts.grade + counts.verdict) * 2 > filled) return 'grade'
  return counts.verdict * 2 > filled ? 'verdict' : null
}

type Said = { readonly is: 'mark' | 'verdict' | 'grade'; readonly isAboveOne: boolean }

function saidIn(cell: Cell | undefined): Said | 'other' | null {
  const mark = readMark(cell)
  if (mark === null || readAbsence(cell)) return null
  if (mark !== 'impossible') return { is: 'mark', isAboveOne: mark.state === 'scored' && mark.mark > 100 }
  const text = tidy(cellText(cell)).normalize('NFKC')
  if (verdictIn(text)) return { is: 'verdict', isAboveOne: false }
  return GRADE.test(text) ? { is: 'grade', isAboveOne: false } : 'other'
}
