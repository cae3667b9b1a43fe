import { simplified } from '../text/simplified'
import { type Cell, cellText, isBlank, type Merge, type Row, tidy } from './table'

export type RowKind = 'data' | 'blank' | 'total' | 'note' | 'heading' | 'table'

const TOTAL = new RegExp(
  [
    '^(本页|全部|部门|分部|班组|以上|各项|全体|全班|小组)?(合计|总计|小计|共计|累计|汇总|总人数|平均(分数?|值|成绩)?|均分)',
    '(合计|总计|小计|共计)(人数|数|行)?[:：]?$',
    '^共 ?\\d+ ?(人|条|行|名)',
    '^(应|实|缺)(到|考|训|勤|参加)?人[数次]|^(应|实|缺|未)(到|考|训|勤|参加|参训)[:：]? ?\\d+ ?[人名位]|^人数([:：]|$)|^(最高|最低)(分|成绩|值)?([:：]|$)|^(合格|及格|优秀|出勤|到课)率',
    '^(grand ?|sub-? ?)?totals?\\b|\\b(sub-? ?)?totals?[:：]?$',
    '^((team|group|class|dept|department|overall|column) )?(average|avg|mean|sum)( (score|mark|level))?[:：]?$',
    '^(highest|lowest|max|min|maximum|minimum)( (score|mark))?[:：]?$|^pass rate\\b|^(#|no\\.?|number)( of)? ?(people )?(assessed|rated|passed|failed|present|absent)\\b',
  ].join('|'),
  'i',
)
/** '14人' where a number should stand is how many they are. */
const COUNT = /^共? ?\d+ ?(人|名|位|条|people|persons?|staff)$/i
const NOTE =
  /^(注|附注|备注|说明|填表说明|填写说明|制表|制单|填报|填表|审核|审批|批准|复核|编制|校对|校核|经办|签字|签名|盖章|负责人|部门负责人|单位负责人|主管领导|统计人|统计时间|打印|导出|更新|截至|数据来源|日期|单位|监考|主考|阅卷|登分|记分|记录|班主任|图例|应到|实到)[ :：(（\d人]|^(notes?|remarks?|prepared by|approved by|reviewed by|checked by|signed by|signature|sign-?off|source|printed|exported|generated|as of|legend|key|scale)\b|^[*※]/i
/** '评估人签字：', '日期：2026.9.28': a label to be filled in. */
const LABEL = /^[^\d:：]{1,20}[:：]|签[字名章]$/
/** '5=优 4=良', 'P = Present, SL = Sick leave': what the signs of a sheet mean. */
const LEGEND = /\S ?[=＝] ?\S.*[ ,，;；、]\S{1,3} ?[=＝] ?\S/
/** '20分', '满分20' under a heading: how much there is to get. */
const FULL_MARK = /^(满分|总分|共)?[:：]?\d{1,3}分?$/
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
  if (isFoot(row, filled, signs)) return says(TOTAL, first) ? 'total' : 'note'
  if (index - signs.bottom <= HINT_ROWS && personFilled === 0 && isFullMarks(row, filled)) return 'note'
  if (personFilled < signs.person.length || filled.length <= NOTE_CELLS) {
    const isTotal = (column: number) => says(TOTAL, row[column])
    const number = signs.person[0]
    const isCount = number !== undefined && (says(COUNT, row[number]) || filled.length <= NOTE_CELLS)
    if (number === undefined || isBlank(row[number]) || isTotal(number) || isCount) {
      if (filled.slice(0, 4).some(isTotal)) return 'total'
    }
  }
  if (personFilled === 0 && filled.length === 1 && signs.person.length > 0) {
    // A template's running count without anybody beside it, or a branch's name over its people.
    return /^\d+$/.test(tidy(cellText(first))) ? 'blank' : 'note'
  }
  if (filled.length <= NOTE_CELLS && (says(NOTE, first) || signs.wide.has(index))) return 'note'
  if (filled.length <= NOTE_CELLS && says(LEGEND, first)) return 'note'
  // 制表人：张三 | 审核：李四 | 批准：王五; and a word over the rows below, in the column of the numbers.
  if (says(NOTE, first) && says(/[:：]/, first)) return 'note'
  if (filled.length === 1 && filled[0] === signs.person[0] && signs.person.length > 1)
    return says(/^[^\d]+$/, first) ? 'note' : 'data'
  return 'data'
}

/**
 * What stands below the people: labels to be signed beside and figures of all of them. Where a number and a name should
 * stand is nothing, or a label or a total as well.
 */
function isFoot(row: Row, filled: readonly number[], { person }: RowSigns): boolean {
  if (person.length === 0) return false
  const isWord = (column: number) => says(LABEL, row[column]) || says(TOTAL, row[column])
  if (!person.every(column => isBlank(row[column]) || isWord(column))) return false
  return isWord(filled[0]!) && filled.filter(isWord).length * 2 >= filled.length
}

function isFullMarks(row: Row, filled: readonly number[]): boolean {
  return (
    filled.length > 1 &&
    filled.every(column => typeof row[column] === 'number' || says(FULL_MARK, row[column])) &&
    filled.some(column => says(/分/, row[column]))
  )
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
    pattern.test(simplified(tidy(cell)).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''))
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
