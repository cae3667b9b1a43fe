import type { book } from '../../../src/contract/book'
import type { AreaHandlers } from '../area-handlers'
import { fileFacts } from '../db/sqlite/file-facts'
import { listChanges } from './changes-store'
import { findHead, findLanded, listHistory, undoState } from './history-store'

/** The service carries these out itself (book-life, commands): a handler is never reached. */
const byService = async (): Promise<never> => {
  throw new Error('carried out by the service itself')
}

export const bookHandlers: AreaHandlers<typeof book> = {
  state: byService,
  create: byService,
  clearName: byService,
  folders: byService,
  life: byService,
  putAside: byService,
  undo: byService,
  redo: byService,
  backups: byService,
  backupNow: byService,
  backupTo: byService,
  verifyArchive: byService,
  weighBackup: byService,
  weighArchive: byService,
  restoreBackup: byService,
  restoreArchive: byService,
  verifyAudit: byService,
  facts: context => fileFacts(context.db),
  landed: async (context, input) => ({ seq: await findLanded(context.db, input.commandId) }),
  history: (context, input) => listHistory(context.db, input),
  changes: (context, input) => listChanges(context.db, input),
  undoState: context => undoState(context.db),
  findHead: async (context, { head }) => ({ entry: await findHead(context.db, head) }),
}
