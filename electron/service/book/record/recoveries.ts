import type { book } from '../../../../src/contract/book'
import type { AreaHandlers } from '../../area-handlers'
import { storedRecoveries } from '../stored/stored-salvages'
import { lossLines, lossOutline } from './recovery-losses'

/** Data that were recovered from damage, until somebody has gone through them. */
export const recoveryHandlers = {
  recoveries: context => storedRecoveries(context.db),
  lossOutline: async (context, { seq }) => lossOutline(await lossLines(context.db, seq)),
  async recoveryLosses(context, { seq, cursor, limit }) {
    const lines = await lossLines(context.db, seq)
    const next = (cursor ?? 0) + limit
    return {
      rows: lines.slice(cursor ?? 0, next),
      total: lines.length,
      nextCursor: next < lines.length ? next : null,
    }
  },
  async noteRecovery(context, { seq, reason }) {
    if (context.operatorId === null) return context.refuse('unknown_operator')
    const recovery = (await storedRecoveries(context.tx)).find(one => one.seq === seq)
    if (!recovery) return context.refuse('not_found')
    if (recovery.checked) context.refuse('recovery_checked')
    context.describe({ noted: seq, reason })
    return {}
  },
} satisfies Partial<AreaHandlers<typeof book>>
