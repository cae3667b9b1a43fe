import type { Day } from '../../days/day'
import { readClock } from '../../imports/day-reading'
import { cellOf, type Layout } from '../../imports/layout'
import type { Answers, Finding } from '../../imports/preview'
import { sheetBySheet } from '../../imports/sheet-by-sheet'
import { isBlank } from '../../imports/table'
import type { AttendanceNow } from './attendance-shape'
import { dayBeside } from './column-blocks'
import type { ScanField } from './scan-field'
import { momentOf } from './scan-times'

/** The day of each row of a log that has only times. */
export type DayOfLog = {
  readonly of: (row: number) => Day | undefined
  readonly findings: readonly Finding[]
  /** Rows of sheets of which nobody has said yet on which day they were. */
  readonly isOpen: (row: number) => boolean
}

const TIMES = ['time', 'in', 'out', 'in2', 'out2'] as const

/**
 * Of a log without any day: the one day of the session that stands above the table or on the tab, else that a person
 * answers, sheet by sheet. Until then nothing of it is taken. Null where the log has days.
 */
export function dayOfLog(
  layout: Layout<ScanField>,
  now: AttendanceNow | undefined,
  { answers, today }: { readonly answers?: Answers; readonly today: Day },
): DayOfLog | null {
  if (!isTimesOnly(layout)) return null
  const days = [...new Set((now?.blocks ?? []).map(({ day }) => day))].filter(day => day <= today).sort()
  const findings: Finding[] = []
  const sheets = sheetBySheet(layout, sheet => {
    const named = dayBeside(sheet)
    const [only, other] = named ? days.filter(named) : []
    if (only !== undefined && other === undefined) return only
    const key = `day of ${sheet.sheet}`
    const about = { row: sheet.headerRow, column: '', value: '', params: { count: sheet.data.length } }
    findings.push({ ...about, code: 'log_day', severity: 'conflict', asks: { key, days } })
    return days.find(day => day === answers?.[key])
  })
  return { of: sheets.of, findings, isOpen: row => sheets.of(row) === undefined }
}

function isTimesOnly(layout: Layout<ScanField>): boolean {
  if (layout.columns.has('day')) return false
  const cells = layout.data
    .flatMap(data => TIMES.map(field => cellOf(layout, data, field)))
    .filter(cell => !isBlank(cell))
  return cells.some(cell => typeof readClock(cell) === 'number') && !cells.some(cell => momentOf(cell, {}))
}
