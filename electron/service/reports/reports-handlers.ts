import type { reports } from '../../../src/contract/reports'
import { nextAction } from '../../../src/domain/sessions/next-action'
import type { AreaHandlers } from '../area-handlers'
import { exportHandlers } from './exports'
import { listLedger, listLedgerYears } from './ledger'
import { monthFigures } from './month-figures'
import { readPlanOfYear } from './plan-year'
import { resultsOfPerson } from './results-store'
import { gatherFacts } from './session-facts'
import { sessionCounts } from './session-progress'
import { overdueTabs } from './sessions-today'
import { todayLines } from './today'
import { recentCommands, waitingCounts, weekSessions, whatIsEmpty } from './today-cards'

export const reportsHandlers: AreaHandlers<typeof reports> = {
  ...exportHandlers,
  async today(context) {
    const { db, today } = context
    return {
      today,
      rows: await todayLines(context),
      week: await weekSessions(db, today),
      month: await monthFigures(db, today),
      recent: await recentCommands(db),
      empty: await whatIsEmpty(db),
    }
  },
  counts: context => waitingCounts(context),
  async sessionProgress(context, input) {
    const [facts] = await gatherFacts(context, [input.sessionId])
    if (!facts) return null
    const { recordedBlocks, certificatesRefused: _refused, ...counts } = sessionCounts(facts, context.today)
    const { status, firstDay, lastDay, signInPrintedAt } = facts.session
    return {
      ...counts,
      overdue: await overdueTabs(context, facts),
      next: nextAction(
        {
          status,
          firstDay,
          lastDay,
          enrolled: facts.roll.length,
          signInPrinted: signInPrintedAt !== null,
          recordedBlocks,
          dueBlocks: counts.dueBlocks,
          marksMissing: counts.marksMissing,
          certificatesDue: counts.certificatesToIssue,
          fileMissing: counts.fileMissing,
        },
        context.today,
      ),
    }
  },
  planOfYear: (context, input) => readPlanOfYear(context.db, input.year),
  ledger: (context, input) => listLedger(context, input.year),
  ledgerYears: context => listLedgerYears(context.db),
  resultsOfPerson: (context, input) => resultsOfPerson(context.db, input.personId),
}
