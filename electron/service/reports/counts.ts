import type { QueryContext } from '../context'
import { todayLines } from './today'

/** Work waiting behind each entry of the side bar. */
export async function waitingCounts(context: QueryContext) {
  const rows = await todayLines(context)
  const needs = await context.db
    .selectFrom('need')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  const pressing = rows.filter(row => row.group !== 'this_week')
  const certificates = rows
    .filter(row => row.kind === 'certificates_to_issue')
    .reduce((sum, row) => sum + (row.count ?? 0), 0)
  return {
    today: pressing.length,
    needs: needs.count,
    certificates,
    improvement: pressing.filter(row => row.kind === 'action_due').length,
  }
}
