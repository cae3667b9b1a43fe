import { listed } from '../text/listed'
import { foldHeading } from './heading'
import type { SheetLayout } from './layout'
import type { Finding } from './preview'
import { isBlank, type Row } from './table'

/** What a sheet only counts or works out, and what a questionnaire notes of itself: nothing is lost where nobody reads it. */
const WORKED_OUT =
  /^(所用时间|来源(详情)?|来自ip|提交答卷时间|序号?|行号|编号|排序|名次|排名|年龄|工龄|司龄|周岁|平均分?|平均成绩|均分|均值|合计|总分|总计|小计|no|sn|seq|index|row|rank|ranking|age|tenure|average|avg|mean|total|sum)\d*$/

const MOST_LISTED = 8

export interface UnreadColumns {
  see(cells: Row): void
  /** One line for all of them. */
  findings(): Finding[]
}

/** Headings over values that no field takes: somebody thinks they came in. `taken` names columns read besides the fields. */
export function unreadColumns(
  { headings, columns, headerRow }: Pick<SheetLayout, 'headings' | 'columns' | 'headerRow'>,
  taken: Iterable<number> = [],
): UnreadColumns {
  const read = new Set([...columns.values(), ...taken])
  const open = new Set(
    headings.flatMap((heading, column) =>
      heading === '' || read.has(column) || WORKED_OUT.test(foldHeading(heading)) ? [] : [column],
    ),
  )
  const filled = new Set<number>()
  return {
    see(cells) {
      for (const column of open) {
        if (isBlank(cells[column])) continue
        filled.add(column)
        open.delete(column)
      }
    },
    findings() {
      if (filled.size === 0) return []
      const names = [...filled].sort((a, b) => a - b).map(column => headings[column]!)
      const about = { row: headerRow, column: '', value: listed(names, MOST_LISTED) }
      return [{ ...about, code: 'unread_columns', severity: 'info', params: { count: names.length } }]
    },
  }
}

/** The same of rows that are all in memory. */
export function sayUnread(
  layout: Pick<SheetLayout, 'headings' | 'columns' | 'headerRow' | 'data'>,
  taken: Iterable<number> = [],
): Finding[] {
  const unread = unreadColumns(layout, taken)
  for (const { cells } of layout.data) unread.see(cells)
  return unread.findings()
}
