import type { DataRow } from '../../imports/data-rows'
import { cellOf, headingOf, type Layout } from '../../imports/layout'
import type { Finding } from '../../imports/preview'
import { cellText, tidy } from '../../imports/table'
import { markText, readAttendanceMark } from './attendance-mark'
import type { ScanField } from './scan-field'

const NOT_ADMITTED =
  /拒绝|失败|无效|无权限|未授权|未开门|未通过|非法|黑名单|denied|refused|fail|invalid|unauthori[sz]ed|rejected|no access/i

const CANCELLED = /撤[销銷回]|作[废廢]|取消|已删除|冲销|cancel|\bvoid|revoke|withdrawn|deleted|reversed/i

/** A longer note tells of something else. */
const MOST_OF_A_STATE = 10

/** A reader also writes down whom it did not let in, and what somebody took back. */
export function notCounted(
  layout: Layout<ScanField>,
  data: DataRow,
  findings: Finding[],
): 'not_admitted' | 'cancelled' | null {
  for (const field of ['event', 'state', 'note'] as const) {
    const value = tidy(cellText(cellOf(layout, data, field)))
    const isCancelled =
      CANCELLED.test(value) && value.length <= (field === 'note' ? MOST_OF_A_STATE : value.length)
    if (!isCancelled && (field !== 'event' || !NOT_ADMITTED.test(value))) continue
    const about = { row: data.row, column: headingOf(layout, field), value }
    findings.push({ ...about, code: 'not_admitted', severity: 'warning', params: {} })
    return isCancelled ? 'cancelled' : 'not_admitted'
  }
  return null
}

/** What stands in the column of results beside a time: 打卡状态 says 未打卡 where the time is --. */
export function besideTime(layout: Layout<ScanField>, data: DataRow, field: ScanField): string {
  const column = columnBeside(layout, field)
  return column === null ? '' : cellText(data.cells[column])
}

function columnBeside(layout: Layout<ScanField>, field: ScanField): number | null {
  const column = (layout.columns.get(field) ?? -2) + 1
  return /状态|結果|结果|status|result/i.test(layout.headings[column] ?? '') ? column : null
}

const TIMES = ['time', 'in', 'out', 'in2', 'out2'] as const
/** 外勤 beside a time is a tap at another place; a door may be called A. */
const ELSEWHERE = /^(外勤|公?出差?|公出|公差|值班|.|no|al|sl|abs)$/

/** Where a row with a time says 请假 or 缺勤: both cannot be. Null where nothing of it does. */
export function awayBesideTime(
  layout: Layout<ScanField>,
  data: DataRow,
): { readonly column: string; readonly value: string } | null {
  const beside = TIMES.map(field => columnBeside(layout, field))
  const columns = [
    ...(['state', 'event', 'note'] as const).map(field => layout.columns.get(field)),
    ...beside,
  ]
  for (const column of columns) {
    if (column === undefined || column === null) continue
    const cell = data.cells[column]
    const mark = readAttendanceMark(cell)
    if (mark === null || mark === 'unclear' || (mark.state !== 'absent' && mark.state !== 'leave')) continue
    if (column !== layout.columns.get('state') && ELSEWHERE.test(markText(cell))) continue
    return { column: layout.headings[column] ?? '', value: tidy(cellText(cell)) }
  }
  return null
}
