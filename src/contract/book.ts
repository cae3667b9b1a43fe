import { backupProcedures } from './book/backups'
import { historyProcedures } from './book/history'
import { lossProcedures } from './book/losses'
import { recordProcedures } from './book/record'
import { recoveryProcedures } from './book/recoveries'
import { stateProcedures } from './book/state'

/** The book as a whole: its file, its history, its copies. */
export const book = {
  ...stateProcedures,
  ...historyProcedures,
  ...recordProcedures,
  ...backupProcedures,
  ...recoveryProcedures,
  ...lossProcedures,
}
