import type { z } from 'zod'
import type { reports } from '../../../src/contract/reports'
import { lineActuals, lineStatusOf } from '../../../src/domain/reports/line-actuals'
import { planCompletion } from '../../../src/domain/reports/plan-completion'
import type { Db } from '../context'
import { getPlan, listLines } from '../plan/plan-service'
import { listOfLines } from './plan-sessions-store'

/** The plan of a year beside what was held: each line with its sessions, and the completion of all. */
export async function readPlanOfYear(
  db: Db,
  year: number,
): Promise<z.input<(typeof reports)['planOfYear']['output']>> {
  const decided = await listLines(db, { year })
  const sessions = await listOfLines(
    db,
    decided.map(line => line.id),
  )
  const lines = decided.map(line => {
    const actual = sessions.get(line.id) ?? []
    return { ...line, status: lineStatusOf(line.status, lineActuals([line], actual)), actual }
  })
  const completion = planCompletion(
    lines.map(line => ({ kind: line.kind, status: line.status, ...lineActuals([line], line.actual) })),
  )
  return { ...(await getPlan(db, year)), lines, completion }
}
