import { foldHeading } from './heading'
import type { SheetLayout } from './layout'
import { type Cell, cellText, firstRows, isBlank, tidy } from './table'

const MARKS =
  /成[绩績]|得分$|[补補重]考|^(理论|理論|实操|實操|笔试|筆試|口试|口試|机试|上机|卷面)|^(theory|practical|written|oral)$|(score|mark)s?$|resit|retake|reexam|^(quiz|assignment).*(real|percentage|letter)$|^coursetotal/
const TITLE =
  /签到|簽到|考勤|出勤|出席|成[绩績]|[补補]考|attendance|sign[ -]?in|\b(test|exam) (results?|scores?)\b|re-?exam|resit|retake/i
const HALF_DAY = /上午|下午|晚上|^(am|pm)$|\d+[日号號]|^\d{1,2}[./-]\d{1,2}|第[\d一二三四五六]+[次天节節课課]/
const TICK = /^[√✓✔☑vVxX×✗✘○●△▲☆◎/-]$/
const PRESENCE =
  /^(出勤|到场|到|实到|已到|已签到?|签到|代签|代簽|迟到|遲到|早退|缺勤|缺席|缺卡|旷课|旷工|未到|(事|病|产|年|公|婚|丧|陪护)?假|请假|請假|公差|出差|present|absent|late|left early|on leave|leave|sick leave|sl|al)(\d+ ?分钟?)?$/i
const ROWS_LOOKED_AT = 200
const MOSTLY = 0.8

/** Whether a sheet says by its title, its headings or its cells that it holds marks or who came: it lists nobody's facts. */
export function holdsMarksOrAttendance(layout: SheetLayout): boolean {
  return (
    TITLE.test(layout.title) ||
    layout.headings.some(heading => MARKS.test(foldHeading(heading))) ||
    hasColumnOfPresence(layout)
  )
}

/** A column no field takes, under a day or half of one, that is ticked; or one of words for who came. */
function hasColumnOfPresence({ headings, groups, columns, data }: SheetLayout): boolean {
  const taken = new Set(columns.values())
  const rows = firstRows(data, ROWS_LOOKED_AT)
  return headings.some((heading, column) => {
    if (heading === '' || taken.has(column)) return false
    const cells = rows.map(row => row.cells[column]).filter(cell => !isBlank(cell))
    const words = cells.filter(cell => PRESENCE.test(said(cell))).length
    const ticks = cells.filter(cell => TICK.test(said(cell))).length
    if (cells.length === 0 || words + ticks < cells.length * MOSTLY) return false
    return words > ticks || HALF_DAY.test(`${foldHeading(groups[column] ?? '')}${foldHeading(heading)}`)
  })
}

const said = (cell: Cell | undefined) => tidy(cellText(cell))
