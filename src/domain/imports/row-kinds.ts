import { type Cell, cellText, isBlank, type Merge, type Row, tidy } from './table'

export type RowKind = 'data' | 'blank' | 'total' | 'note' | 'heading'

const TOTAL =
  /^(本页|全部|部门|分部|班组|以上)?(合计|总计|小计|共计|累计|汇总|总人数|平均(分|值)?)|(合计|总计|小计|共计)(人数|数|行)?[:：]?$|^共 ?\d+ ?(人|条|行|名)|^(grand ?|sub-? ?)?totals?\b|\b(sub-? ?)?totals?[:：]?$|^(average|sum)[:：]?$/i
const NOTE =
  /^(注|附注|备注|说明|填表说明|填写说明|制表|制单|填报|填表|审核|审批|批准|复核|统计人|统计时间|打印|导出|更新|截至|数据来源|日期|单位)[ :：(（\d人]|^(notes?|remarks?|prepared by|approved by|reviewed by|source|printed|exported|generated|as of)\b|^[*※]/i
const NOTE_CELLS = 2

/** What decides about a row: where the number and the name stand, and the headings. */
export type RowSigns = {
  readonly person: readonly number[]
  readonly headings: readonly string[]
  readonly headingColumns: readonly number[]
  readonly wide: ReadonlySet<number>
}

/** Whether a row is a person's, or one of the rows offices put between and below: totals, notes, headings again. */
export function rowKind(row: Row, index: number, signs: RowSigns): RowKind {
  const filled: number[] = []
  for (let column = 0; column < row.length; column += 1) if (!isBlank(row[column])) filled.push(column)
  if (filled.length === 0) return 'blank'
  if (repeatsHeadings(row, signs)) return 'heading'
  const first = row[filled[0]!]
  const personFilled = signs.person.filter(column => !isBlank(row[column])).length
  if (personFilled < signs.person.length || filled.length <= NOTE_CELLS) {
    const isTotal = (column: number) => says(TOTAL, row[column])
    const number = signs.person[0]
    if (number === undefined || isBlank(row[number]) || isTotal(number)) {
      if (filled.slice(0, 4).some(isTotal)) return 'total'
    }
  }
  if (personFilled === 0 && filled.length === 1 && signs.person.length > 0) {
    // A template's running count without anybody beside it, or a branch's name over its people.
    return /^\d+$/.test(tidy(cellText(first))) ? 'blank' : 'note'
  }
  if (filled.length <= NOTE_CELLS && (says(NOTE, first) || signs.wide.has(index))) return 'note'
  return 'data'
}

function says(pattern: RegExp, cell: Cell | undefined): boolean {
  return (
    typeof cell === 'string' &&
    pattern.test(tidy(cell).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''))
  )
}

/** A page's headings printed again in the middle: at least two of the known columns, and none says otherwise. */
function repeatsHeadings(row: Row, signs: RowSigns): boolean {
  let same = 0
  for (const column of signs.headingColumns) {
    const text = tidy(cellText(row[column]))
    if (text === '') continue
    if (text !== signs.headings[column]) return false
    same += 1
  }
  return same >= 2
}

/** Rows (0-based) whose text is merged over three columns or more: titles and notes. */
export function wideRows(merges: readonly Merge[]): Set<number> {
  return new Set(merges.filter(merge => merge.right - merge.left >= 2).map(merge => merge.top))
}
