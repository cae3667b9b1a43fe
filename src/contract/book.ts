import { z } from 'zod'
import { command, job, query } from './define'
import { day, done, id, requiredLine, ticket } from './shapes'

/** Why a book cannot be used, or how it is used. */
export const bookState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent'), folder: z.string() }),
  z.object({
    state: z.literal('open'),
    folder: z.string(),
    today: day,
    demonstration: z.boolean(),
    readOnly: z.boolean(),
  }),
  z.object({ state: z.literal('newer'), folder: z.string(), found: z.number(), known: z.number() }),
  z.object({
    state: z.literal('broken'),
    folder: z.string(),
    reason: z.enum(['not_a_book', 'damaged', 'migration_failed']),
    /** Where the damaged file was put aside; nothing was deleted. */
    quarantined: z.string().nullable(),
    /** Newest first. */
    backups: z.array(
      z.object({ name: z.string(), at: z.string(), bytes: z.number(), verified: z.boolean() }),
    ),
  }),
  z.object({ state: z.literal('in_use'), folder: z.string(), holder: z.string().nullable() }),
])
export type BookState = z.infer<typeof bookState>

export const historyEntry = z.object({
  seq: z.number(),
  at: z.string(),
  operator: z.string().nullable(),
  room: z.string(),
  command: z.string(),
  kind: z.enum(['do', 'undo', 'redo']),
  targets: z.array(z.number()),
  /** What the history line says, filled into the room's `command.<name>` text. */
  params: z.record(z.string(), z.unknown()),
  undo: z.enum(['captured', 'compensated', 'final']),
  undone: z.boolean(),
  changes: z.number(),
  /** False when it lies behind a migration of the schema: history stays, undo ends there. */
  reachable: z.boolean(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

/** A command as the undo dialogue names it. */
export const commandRef = z.object({
  seq: z.number(),
  room: z.string(),
  command: z.string(),
  at: z.string(),
  params: z.record(z.string(), z.unknown()),
  undo: z.enum(['captured', 'compensated', 'final']),
})

export const backupEntry = z.object({
  name: z.string(),
  at: z.string(),
  bytes: z.number(),
  reason: z.enum(['hourly', 'daily', 'manual', 'before_migration', 'before_import', 'before_restore']),
  verified: z.boolean(),
})
export type BackupEntry = z.infer<typeof backupEntry>

export const book = {
  state: query({ input: z.object({}), output: bookState }),
  create: job({
    input: z.object({ kind: z.enum(['empty', 'demonstration']), operator: requiredLine(40).optional() }),
    output: done,
    refusals: ['book_exists', 'folder_not_writable'],
  }),
  /** Whether a command landed: asked after the service went away between commit and reply. */
  landed: query({ input: z.object({ commandId: id }), output: z.object({ seq: z.number().nullable() }) }),

  history: query({
    input: z.object({
      before: z.number().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ entries: z.array(historyEntry), nextBefore: z.number().nullable() }),
  }),
  changes: query({
    input: z.object({ seq: z.number().int(), limit: z.number().int().min(1).max(500).default(100) }),
    output: z.object({
      total: z.number(),
      changes: z.array(
        z.object({
          table: z.string(),
          op: z.enum(['I', 'U', 'D']),
          /** A word for the row a person recognises (a name, a number), where there is one. */
          label: z.string().nullable(),
          fields: z.array(
            z.object({ column: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
          ),
        }),
      ),
    }),
  }),
  /** What Ctrl+Z and Ctrl+Shift+Z would do now. */
  undoState: query({
    input: z.object({}),
    output: z.object({ undo: commandRef.nullable(), redo: commandRef.nullable() }),
  }),
  /** Refused as `undo_touched_later` with params.blockers (commandRef[]) when later commands stand in the way; `withLater` takes those back too, newest first. */
  undo: command({
    input: z.object({ seq: z.number().int(), withLater: z.boolean().default(false) }),
    output: z.object({ undone: z.array(z.number()) }),
    undo: 'captured',
    refusals: [
      'nothing_to_undo',
      'already_undone',
      'undo_is_final',
      'undo_behind_migration',
      'undo_touched_later',
      'undo_would_break',
    ],
  }),
  redo: command({
    input: z.object({ seq: z.number().int() }),
    output: z.object({}),
    undo: 'captured',
    refusals: ['nothing_to_redo', 'redo_compensated', 'redo_touched_later', 'undo_would_break'],
  }),
  /** Walks the whole chain and every commitment that has not been erased. */
  verifyAudit: query({
    input: z.object({}),
    output: z.object({ entries: z.number(), brokenAt: z.number().nullable(), head: z.string() }),
  }),

  backups: query({ input: z.object({}), output: z.array(backupEntry) }),
  backupNow: job({ input: z.object({}), output: backupEntry, refusals: ['backup_failed', 'disk_full'] }),
  /** One archive (database, attachments, manifest) at a place the person chose. */
  backupTo: job({
    input: z.object({ file: ticket }),
    output: z.object({ bytes: z.number() }),
    refusals: ['backup_failed', 'disk_full'],
  }),
  verifyArchive: job({
    input: z.object({ file: ticket }),
    output: z.object({ ok: z.boolean(), problems: z.array(z.string()), at: z.string().nullable() }),
    refusals: ['archive_unreadable'],
  }),
  restoreBackup: job({
    input: z.object({ name: z.string().min(1) }),
    output: done,
    refusals: ['backup_missing', 'backup_damaged', 'restore_failed'],
  }),
  restoreArchive: job({
    input: z.object({ file: ticket }),
    output: done,
    refusals: ['archive_unreadable', 'backup_damaged', 'backup_newer', 'restore_failed'],
  }),
}
