import { type Cell, cellText, isBlank, type Merge, type Row, tidy } from './table'

export type RowKind = 'data' | 'blank' | 'total' | 'note' | 'heading' | 'table'

const TOTAL =
  /^(本页|全部|部门|分部|班组|以上)?(合计|总计|小计|共计|累计|汇总|总人数|平均(分|值)?)|(合计|总计|小计|共计)(人数|数|行)?[:：]?$|^共 ?\d+ ?(人|条|行|名)|^(grand ?|sub-? ?)?totals?\b|\b(sub-? ?)?totals?[:：]?$|^(average|sum)[:：]?$/i
const NOTE =
  /^(注|附注|备注|说明|填表说明|填写说明|制表|制单|填报|填表|审核|审批|批准|复核|编制|校对|校核|经办|签字|签名|盖章|负责人|部门负责人|单位负责人|主管领导|统计人|统计时间|打印|导出|更新|截至|数据来源|日期|单位)[ :：(（\d人]|^(notes?|remarks?|prepared by|approved by|reviewed by|checked by|signed by|signature|sign-?off|source|printed|exported|generated|as of)\b|^[*※]/i
const NOTE_CELLS = 2
/** What a template writes under its headings: 必填, 选填, 文本格式; and the first cell of its example. */
const HINT =
  /^(必填|必须|选填|非必填|可选|可不填|不填|自动|系统自动|请(填|选|输)|下拉|文本|数字|数值|日期|格式|示例|样例|例[:：如]|如[:：]|最多|长度|唯一|yyyy|required|optional|mandatory|text|number|date|format|e\.?g\.?|example|sample|choose|select|drop-?down|max)/i
const EXAMPLE = /^(示例|样例|例[:：如]|填写示例|example|sample|e\.?g\.?)/i
const HINT_ROWS = 3

/** What decides about a row: where the number and the name stand, and the headings. */
export type RowSigns = {
  readonly person: readonly number[]
  readonly headings: readonly string[]
  readonly headingColumns: readonly number[]
  readonly wide: ReadonlySet<number>
  /** The last row (0-based) of the headings. */
  readonly bottom: number
  /** Whether a text is the heading of some field of this kind. */
  isHeadingWord(text: string): boolean
  /** Whether these headings name the same fields in the same columns as the sheet's own, in other words or not. */
  namesTheSame(row: Row): boolean
}

/**
 * Whether a row is a person's, or one of the rows offices put between and below: totals, notes, hints, headings again,
 * or the headings of another table.
 */
export function rowKind(row: Row, index: number, signs: RowSigns): RowKind {
  const filled: number[] = []
  for (let column = 0; column < row.length; column += 1) if (!isBlank(row[column])) filled.push(column)
  if (filled.length === 0) return 'blank'
  if (repeatsHeadings(row, signs)) return 'heading'
  if (areHeadings(row, filled, signs)) return signs.namesTheSame(row) ? 'heading' : 'table'
  const first = row[filled[0]!]
  if (index - signs.bottom <= HINT_ROWS && isHint(row, filled)) return 'note'
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
  // 制表人：张三 | 审核：李四 | 批准：王五; and a word over the rows below, in the column of the numbers.
  if (says(NOTE, first) && says(/[:：]/, first)) return 'note'
  if (filled.length === 1 && filled[0] === signs.person[0] && signs.person.length > 1)
    return says(/^[^\d]+$/, first) ? 'note' : 'data'
  return 'data'
}

/** Where a number or a name should stand is the word for one, or for another column: these are headings. */
function areHeadings(row: Row, filled: readonly number[], signs: RowSigns): boolean {
  const [key] = signs.person
  const cell = key === undefined ? undefined : row[key]
  if (typeof cell !== 'string' || /\d$/.test(cell) || !signs.isHeadingWord(cell)) return false
  const words = filled.filter(column => {
    const other = row[column]
    return typeof other === 'string' && signs.isHeadingWord(other)
  })
  return words.length > 1 && words.length * 2 >= filled.length
}

function isHint(row: Row, filled: readonly number[]): boolean {
  if (says(EXAMPLE, row[filled[0]!])) return true
  return filled.length > 1 && filled.filter(column => says(HINT, row[column])).length * 2 >= filled.length
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
