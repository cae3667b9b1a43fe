import type { z } from 'zod'
import type { attachments } from '../../../../src/contract/attachments'
import type { book } from '../../../../src/contract/book'
import type { RefusalCode } from '../../../../src/contract/refusals'
import type { Host, JobContext, Refuse } from '../../context'

/** What the life of the book may do: it works without one. */
export interface LifeContext {
  host: Host
  /** Who asks; null where nobody is known. */
  operatorId: string | null
  signal: AbortSignal
  progress: JobContext['progress']
  /** Its codes stand in the contract; what they are is known where the procedure is. */
  refuse: Refuse<RefusalCode>
}

/** Procedures that answer whether or not a book is open: the service carries them out itself, each of them. */
type Life =
  | 'state'
  | 'create'
  | 'folders'
  | 'clearName'
  | 'life'
  | 'stopJobs'
  | 'putAside'
  | 'noteLoss'
  | 'verifyAudit'
  | 'backups'
  | 'checkBackup'
  | 'backupFailure'
  | 'backupNow'
  | 'backupTo'
  | 'verifyArchive'
  | 'weighBackup'
  | 'weighArchive'
  | 'restoreBackup'
  | 'restoreArchive'

/** Which they are, by area. */
export interface LifeProcedures {
  book: Record<Life, true>
  attachments: { check: true }
}

/** One handler for each of them: a missing one does not compile. */
export type LifeHandlers = {
  [Name in Life as `book.${Name}`]: (
    job: LifeContext,
    input: z.output<(typeof book)[Name]['input']>,
  ) => Promise<z.input<(typeof book)[Name]['output']>>
} & {
  'attachments.check': (
    job: LifeContext,
    input: z.output<(typeof attachments)['check']['input']>,
  ) => Promise<z.input<(typeof attachments)['check']['output']>>
}

/** A handler as it is called by the name of its procedure, whose schema has checked the input. */
export type LifeHandler = (job: LifeContext, input: never) => Promise<unknown>
