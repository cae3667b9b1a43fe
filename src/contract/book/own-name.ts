import { z } from 'zod'

/** Names of ours in the data folder that something else can lie under. */
export const ownName = z.enum([
  'book.db',
  'book.db-wal',
  'book.db-shm',
  'book.db-journal',
  'book.lock',
  'book.holder',
  'book.mark',
  'book.numbers',
  'book.line',
  'book.importing',
  'drafts.db',
  'drafts.db-journal',
  'drafts.db-wal',
  'drafts.db-shm',
  'backups',
  'attachments',
  'quarantine',
  'electron',
  'logs',
])
export type OwnName = z.infer<typeof ownName>

/** What else can lie under: a folder of scans, by the first two digits of what they hold ('attachments/ab'). */
export const takenName = z.union([
  ownName,
  z.templateLiteral(['attachments/', z.string().regex(/^[0-9a-f]{2}$/)]),
])
export type TakenName = z.infer<typeof takenName>
