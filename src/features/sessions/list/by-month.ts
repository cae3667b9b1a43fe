import type { SessionRow } from '../../../contract/sessions/list'

export interface MonthOfSessions {
  /** 'YYYY-MM' of the first day; null where months do not part the rows. */
  month: string | null
  rows: SessionRow[]
}

/** Rows in their order, parted where the month of their first day changes. */
export function byMonth(rows: readonly SessionRow[]): MonthOfSessions[] {
  const months: MonthOfSessions[] = []
  for (const row of rows) {
    const month = row.firstDay.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.rows.push(row)
    else months.push({ month, rows: [row] })
  }
  return months
}
