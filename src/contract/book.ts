import { z } from 'zod'
import { syncServices } from '../domain/book/place'
import { sourceRefusals, targetRefusals } from '../domain/files/place-refusals'
import { command, job, query } from './define'
import { day, done, id, requiredLine, ticket } from './shapes'

export const backupEntry = z.object({
  name: z.string(),
  at: z.string(),
  bytes: z.number(),
  reason: z.enum(['hourly', 'manual', 'before_migration', 'before_import', 'before_restore', 'salvaged']),
  /** False when it was looked at since and does not match what was written. Every restore checks again. */
  verified: z.boolean(),
  /**
   * Of what was salvaged from a damaged book: how many rows of a table came through and how many, at least, are
   * missing; `rebuilt` of the saved ones were made anew from other records. Empty when nothing is known to be missing.
   */
  lost: z
    .array(z.object({ table: z.string(), saved: z.number(), lost: z.number(), rebuilt: z.number() }))
    .optional(),
})
export type BackupEntry = z.infer<typeof backupEntry>

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
  'drafts.db',
  'backups',
  'attachments',
  'quarantine',
  'electron',
  'logs',
])
export type OwnName = z.infer<typeof ownName>

/** A data folder that others write to as well: on a network drive, or kept in step by a sync program. */
export const placeWarning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('network') }),
  z.object({ kind: z.literal('sync'), service: z.enum(syncServices) }),
])

/** What a person must hear of a book that did open. */
export const bookNotice = z.discriminatedUnion('code', [
  /** `name`: something else lies where SQLite keeps its log. */
  z.object({ code: z.literal('read_only'), because: z.enum(['folder', 'file', 'path_too_long', 'name']) }),
  /** Whether another writes cannot be known, so this one only reads. */
  z.object({
    code: z.literal('no_lock'),
    because: z.enum(['unwritable', 'unsupported', 'in_the_way']),
  }),
  /** The disk is full: only to be looked at. Bytes. */
  z.object({ code: z.literal('no_space'), free: z.number(), wanted: z.number() }),
  /** Something else lies under these names of ours. */
  z.object({ code: z.literal('name_taken'), names: z.array(ownName) }),
  /** Somebody or something else writes to this folder too. */
  z.object({ code: z.literal('place'), warning: placeWarning }),
  /** The lock was something else; it was kept and made anew. */
  z.object({ code: z.literal('lock_renewed'), kept: z.string() }),
  /** Commands that were acknowledged and are not in the file (its write-ahead log is gone, or an older copy came back). */
  z.object({ code: z.literal('commands_lost'), count: z.number() }),
  /** The file is not the one that was closed here last, though every check passes. */
  z.object({ code: z.literal('changed_outside') }),
  /** What writes down the changes of these tables was missing or altered, and was made again. */
  z.object({ code: z.literal('capture_restored'), tables: z.array(z.string()) }),
  /** A file of the numbers given holds what is no number of ours, or too much; that was not counted. */
  z.object({ code: z.literal('numbers_odd') }),
  /** A write-ahead log that is not ours lay beside the book; it was put aside. */
  z.object({ code: z.literal('foreign_log'), kept: z.string() }),
  /**
   * The book is damaged: its file, or only its records (every page holds, but some are not what was written). Nothing of
   * it is backed up any more; `backup` is the newest good one.
   */
  z.object({
    code: z.literal('damaged'),
    what: z.enum(['file', 'records']),
    backup: backupEntry.pick({ name: true, at: true }).nullable(),
  }),
])
export type BookNotice = z.infer<typeof bookNotice>

/** Why a book cannot be used, or how it is used. */
export const bookState = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('absent'),
    folder: z.string(),
    /** Before a book is begun there. */
    warning: placeWarning.nullable(),
    tooLong: z.boolean(),
  }),
  z.object({
    state: z.literal('open'),
    folder: z.string(),
    today: day,
    demonstration: z.boolean(),
    readOnly: z.boolean(),
    notices: z.array(bookNotice),
  }),
  /** It was not closed properly, and is checked before it opens: 0 while the file is, then records done of all. */
  z.object({
    state: z.literal('checking'),
    folder: z.string(),
    done: z.number(),
    total: z.number(),
  }),
  z.object({ state: z.literal('newer'), folder: z.string(), found: z.number(), known: z.number() }),
  z.object({
    state: z.literal('broken'),
    folder: z.string(),
    /** `missing`: the book is gone from its folder, and backups of it are there. */
    reason: z.enum(['not_a_book', 'damaged', 'migration_failed', 'missing']),
    /** Where the damaged file was put aside; nothing was deleted. */
    quarantined: z.string().nullable(),
    /** Newest first; the first verified one is the one to offer. */
    backups: z.array(backupEntry),
  }),
  z.object({ state: z.literal('in_use'), folder: z.string(), holder: z.string().nullable() }),
  /** Something around the book stands in the way; nothing was changed. */
  z.object({
    state: z.literal('blocked'),
    folder: z.string(),
    because: z.enum([
      'path_too_long',
      'not_a_folder',
      'folder_missing',
      'folder_closed',
      'name_taken',
      'no_space',
      'being_written',
      'failed',
    ]),
    /** For `name_taken`. */
    names: z.array(ownName),
    /** For `no_space`, bytes. */
    space: z.object({ free: z.number(), wanted: z.number() }).nullable(),
    /** For `failed`: what the system called it. */
    cause: z.string().nullable(),
  }),
])
export type BookState = z.infer<typeof bookState>

export const historyEntry = z.object({
  seq: z.number(),
  at: z.string(),
  operator: z.string().nullable(),
  area: z.string(),
  command: z.string(),
  kind: z.enum(['do', 'undo', 'redo']),
  targets: z.array(z.number()),
  /** What the history line says, filled into the area's `command.<name>` text. */
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
  area: z.string(),
  command: z.string(),
  at: z.string(),
  params: z.record(z.string(), z.unknown()),
  undo: z.enum(['captured', 'compensated', 'final']),
})

export const archiveProblem = z.enum([
  'manifest_damaged',
  'book_missing',
  'book_damaged',
  'book_newer',
  'attachment_missing',
  'attachment_damaged',
])

/** What a look at a book's record found, before it takes the place of another. */
export const recordVerdict = z.object({
  /** `unsealed`: an older book whose rows were never summed; only its chain was checked. */
  state: z.enum(['whole', 'altered', 'unsealed']),
  entries: z.number(),
  /** The first entry that is not what was written. */
  brokenAt: z.number().nullable(),
  /** Entries whose words or salts are gone: at most twenty. */
  bare: z.array(z.number()),
  /** Tables whose rows are not those the last command left. */
  tables: z.array(z.string()),
  /** Entry with which the rows were recorded anew after damage. */
  salvagedAt: z.number().nullable(),
})
export type RecordVerdict = z.infer<typeof recordVerdict>

export const recordCheck = z.object({
  entries: z.number(),
  /** The first entry whose link or changes are not what was written. */
  brokenAt: z.number().nullable(),
  /** Fingerprint of the last sound entry. */
  head: z.string(),
  /** Entries whose words or salts are gone, so that nothing proves what they changed: at most twenty. */
  bare: z.array(z.number()),
  salvagedAt: z.number().nullable(),
  /** `unproven`: the last entry has no checksum of the tables. */
  contents: z.enum(['whole', 'altered', 'unproven']),
  rows: z.number(),
  /** Tables whose rows are not those the last command left; `sealed` is how many it left. */
  tables: z.array(z.object({ table: z.string(), rows: z.number(), sealed: z.number() })),
  /** The first entry after which the rows are not what they must have been. */
  alteredAt: z.number().nullable(),
  /** The oldest entry whose state of the tables was compared. */
  provenFrom: z.number().nullable(),
  /** Rows that can be named: at most twenty. */
  strays: z.array(
    z.object({
      table: z.string(),
      kind: z.enum(['changed', 'missing', 'added']),
      label: z.string().nullable(),
    }),
  ),
  /** Numbers under which changes stand though no command has them: at most twenty. */
  unknown: z.array(z.number()),
  /** Entries of the file's schema that are not as Zhixing makes them (type and name): at most twenty. */
  schema: z.array(z.string()),
  /** Tables whose changes would go unwritten: their triggers are missing or altered. */
  untracked: z.array(z.string()),
  /** What the marks outside the file say of its chain. */
  marks: z.array(z.object({ place: z.enum(['beside', 'machine']), entry: z.number(), fits: z.boolean() })),
  /** Milliseconds. */
  took: z.number(),
})
export type RecordCheck = z.infer<typeof recordCheck>

/** Work on the whole book. One at a time: a second is refused as `busy`, whoever asks. */
export const lifeWork = z.enum([
  'create',
  'backup',
  /** A backup to a file. */
  'archive',
  /** A file is checked, or looked at before it is restored. */
  'check',
  'restore',
  'move',
  'aside',
])
export type LifeWork = z.infer<typeof lifeWork>

/** What a person recognises a book by. */
export const bookOutline = z.object({
  last: historyEntry.nullable(),
  people: z.number(),
  sessions: z.number(),
  certificates: z.number(),
})
export type BookOutline = z.infer<typeof bookOutline>

/** Scans a book names and does not have: the first by name, all counted (some stand only in the history). */
export const lostScans = z.object({
  count: z.number(),
  named: z.array(
    z.object({
      fileName: z.string(),
      courseName: z.string(),
      courseNameEn: z.string().nullable(),
      number: z.number(),
      /** `damaged`: what lies there is not what was attached. */
      why: z.enum(['missing', 'damaged']),
    }),
  ),
})
export type LostScans = z.infer<typeof lostScans>

/** What a restore would replace, and by what. */
export const restoreChoice = z.object({
  /** Null while no book is open. */
  present: bookOutline.nullable(),
  source: z.object({
    at: z.string(),
    bytes: z.number(),
    /** Null for a backup file. */
    reason: backupEntry.shape.reason.nullable(),
    /** Null when nothing of it can be read. Every restore checks again. */
    facts: bookOutline.nullable(),
    /** Scans that would be missing afterwards. */
    lost: lostScans,
    /** Null when its record cannot be looked at. */
    record: recordVerdict.nullable(),
    /** Certificate numbers after its last ones may have been given where this folder knows nothing of. */
    numbersElsewhere: z.boolean(),
  }),
  /** Steps of the present book that came after the source was made; null when the two are of different histories. */
  later: z.number().nullable(),
})
export type RestoreChoice = z.infer<typeof restoreChoice>

export const restored = z.object({
  /** The backup of what was there before: restoring it takes the restore back. Null when nothing was there. */
  kept: backupEntry.nullable(),
  /** Where the file was put that was too damaged for a backup. */
  aside: z.string().nullable(),
  /** Scans the restored book does not have in this folder. */
  lost: lostScans,
})
export type Restored = z.infer<typeof restored>

/** The file of the open book for a report of trouble: nothing of what is written in it. */
export const bookFacts = z.object({
  sqlite: z.string(),
  /** Number of the schema's last migration. */
  schema: z.number(),
  journal: z.string(),
  synchronous: z.number(),
  pageBytes: z.number(),
  pages: z.number(),
  freePages: z.number(),
  /** How many commands were ever carried out. */
  commands: z.number(),
})
export type BookFacts = z.infer<typeof bookFacts>

export const book = {
  state: query({ input: z.object({}), output: bookState }),
  create: job({
    input: z.object({ kind: z.enum(['empty', 'demonstration']), operator: requiredLine(40).optional() }),
    output: done,
    refusals: [
      'busy',
      'in_use',
      'book_blocked',
      'book_exists',
      'folder_not_writable',
      'no_lock',
      'path_too_long',
      'disk_full',
    ],
  }),
  /** Folders a person chose, or might: what speaks against keeping the book there. */
  folders: query({
    input: z.object({ folders: z.array(ticket).max(12) }),
    output: z.array(
      z.object({
        warning: placeWarning.nullable(),
        tooLong: z.boolean(),
        writable: z.boolean(),
        /** A book, or backups of one, lie there already. */
        taken: z.boolean(),
      }),
    ),
  }),
  /** Gives what has taken a name of ours another name beside it; nothing is deleted. Then the book is opened anew. */
  clearName: job({
    input: z.object({ name: ownName }),
    output: z.object({ kept: z.string().nullable() }),
    refusals: ['busy', 'name_not_cleared', 'in_use'],
  }),
  /** What runs on the whole book now; told as a change of this area when it begins and ends. */
  life: query({ input: z.object({}), output: z.object({ running: lifeWork.nullable() }) }),
  /** Puts the book of this folder aside (nothing is deleted), so that a backup can be restored or a new one begun. */
  putAside: job({ input: z.object({}), output: done, refusals: ['busy', 'in_use', 'no_book', 'read_only'] }),
  /** Whether a command landed: asked after the service went away between commit and reply. */
  landed: query({ input: z.object({ commandId: id }), output: z.object({ seq: z.number().nullable() }) }),

  history: query({
    input: z.object({
      before: z.number().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
      /** Only what this area's commands did. */
      area: z.string().nullable().default(null),
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
      'undo_not_proved',
    ],
  }),
  redo: command({
    input: z.object({ seq: z.number().int() }),
    output: z.object({}),
    undo: 'captured',
    refusals: [
      'nothing_to_redo',
      'redo_compensated',
      'redo_touched_later',
      'undo_would_break',
      'undo_not_proved',
    ],
  }),
  /** The whole record check: chain, changes, rows, marks outside. */
  verifyAudit: query({ input: z.object({}), output: recordCheck }),
  /** Whether a printed head is in the chain; `entry` is its number. Blanks and capitals make no difference. */
  findHead: query({
    input: z.object({ head: z.string().max(400) }),
    output: z.object({ entry: z.number().nullable() }),
  }),

  facts: query({ input: z.object({}), output: bookFacts }),

  backups: query({ input: z.object({}), output: z.array(backupEntry) }),
  backupNow: job({
    input: z.object({}),
    output: backupEntry,
    refusals: [
      'busy',
      'no_book',
      'backup_failed',
      'book_damaged',
      'disk_full',
      'read_only',
      'no_lock',
      'path_too_long',
    ],
  }),
  /** One archive (database, attachments, manifest) at a place the person chose, read back before it gets its name. */
  backupTo: job({
    input: z.object({ file: ticket }),
    /** `lost`: scans that are not in the archive, because the data folder has no good file of them. */
    output: z.object({ at: z.string(), bytes: z.number(), attachments: z.number(), lost: lostScans }),
    refusals: ['busy', 'no_book', 'backup_failed', 'book_damaged', ...targetRefusals],
  }),
  verifyArchive: job({
    input: z.object({ file: ticket }),
    output: z.object({
      ok: z.boolean(),
      problems: z.array(archiveProblem),
      /** Null when the manifest cannot be read. */
      at: z.string().nullable(),
      attachments: z.number(),
      lost: lostScans,
      /** Null when the database in it cannot be looked at. */
      record: recordVerdict.nullable(),
    }),
    refusals: ['busy', 'archive_unreadable', ...sourceRefusals],
  }),
  /** Looked at before the person is asked; nothing is changed. */
  weighBackup: query({ input: z.object({ name: z.string().min(1) }), output: restoreChoice }),
  weighArchive: job({
    input: z.object({ file: ticket }),
    output: restoreChoice,
    refusals: [
      'busy',
      'archive_unreadable',
      'backup_damaged',
      'backup_newer',
      'disk_full',
      ...sourceRefusals,
    ],
  }),
  /** All or nothing: the present book is closed, backed up, and only then replaced. */
  restoreBackup: job({
    input: z.object({ name: z.string().min(1) }),
    output: restored,
    refusals: [
      'busy',
      'in_use',
      'backup_missing',
      'backup_damaged',
      'backup_newer',
      'restore_failed',
      'disk_full',
      'read_only',
      'no_lock',
      'path_too_long',
    ],
  }),
  restoreArchive: job({
    input: z.object({ file: ticket }),
    output: restored,
    refusals: [
      'busy',
      'in_use',
      'archive_unreadable',
      ...sourceRefusals,
      'backup_damaged',
      'backup_newer',
      'restore_failed',
      'disk_full',
      'read_only',
      'no_lock',
      'path_too_long',
    ],
  }),
}
