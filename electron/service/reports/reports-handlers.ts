import type { reports } from '../../../src/contract/reports'
import { nextAction } from '../../../src/domain/sessions/next-action'
import { listHistory } from '../book/history-store'
import type { RoomHandlers } from '../room-handlers'
import { findSession } from '../sessions/sessions-store'
import { waitingCounts } from './counts'
import { whatIsEmpty } from './empty'
import { exportHandlers } from './exports'
import { listLedger } from './ledger'
import { monthFigures } from './month-figures'
import { resultsOfPerson } from './results-store'
import { sessionCounts } from './session-progress'
import { todayPage } from './today'

export const reportsHandlers: RoomHandlers<typeof reports> = {
  ...exportHandlers,
  async today(context) {
    const { entries } = await listHistory(context.db, { before: null, limit: 5 })
    return {
      ...(await todayPage(context)),
      month: await monthFigures(context.db, context.today),
      recent: entries
        .filter(entry => entry.kind === 'do')
        .map(({ seq, at, room, command, params, undo, undone, reachable }) => ({
          seq,
          at,
          room,
          command,
          params,
          undoable: undo !== 'final' && !undone && reachable,
        })),
      empty: await whatIsEmpty(context.db),
    }
  },
  counts: context => waitingCounts(context),
  async sessionProgress(context, input) {
    const session = await findSession(context.db, input.sessionId)
    if (!session) return null
    const { recordedBlocks, ...counts } = await sessionCounts(context.db, session, context.today)
    return {
      ...counts,
      next: nextAction(
        {
          status: session.status,
          firstDay: session.firstDay,
          lastDay: session.lastDay,
          enrolled: session.enrolled,
          signInPrinted: session.signInPrintedAt !== null,
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
  ledger: (context, input) => listLedger(context.db, input.year),
  resultsOfPerson: (context, input) => resultsOfPerson(context.db, input.personId),
}
