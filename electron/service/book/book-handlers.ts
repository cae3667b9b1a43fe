import type { book } from '../../../src/contract/book'
import type { AreaHandlers } from '../area-handlers'
import { fileFacts } from '../db/sqlite/file-facts'
import { localMinute } from '../local-time'
import { listChanges } from './history/changes-store'
import { findHead, findLanded, lastRestore, listHistory, undoState } from './history/history-store'
import { noteHandlers } from './life/altered-notes'
import type { LifeProcedures } from './life/life-procedures'
import { recoveryHandlers } from './record/recoveries'

export const bookHandlers: Omit<AreaHandlers<typeof book>, keyof LifeProcedures['book']> = {
  async undo(context, input) {
    const { targets } = await context.takeBack('undo', input)
    return { undone: targets }
  },
  redo: {
    // It may bring back the very operator who asks for it.
    mayReturnOperator: true,
    async run(context, input) {
      await context.takeBack('redo', input)
      return {}
    },
  },
  async noteRestore(context, { source, before, made, kept, by, gone }) {
    context.describe({
      context: before === 'none' ? source : `${source}_${before}`,
      made: localMinute(made),
      ...(kept === null ? {} : { kept: before === 'backup' ? localMinute(kept) : kept }),
      ...(by === null ? {} : { by }),
      ...(gone.length === 0 ? {} : { gone: JSON.stringify(gone) }),
    })
    return {}
  },
  ...noteHandlers,
  ...recoveryHandlers,
  facts: context => fileFacts(context.db),
  landed: async (context, input) => ({ seq: await findLanded(context.db, input.commandId) }),
  history: (context, input) => listHistory(context.db, input),
  changes: (context, input) => listChanges(context.db, input),
  undoState: context => undoState(context.db),
  async findHead(context, { head }) {
    const entry = await findHead(context.db, head)
    return { entry, restoredAt: entry === null ? await lastRestore(context.db) : null }
  },
}
