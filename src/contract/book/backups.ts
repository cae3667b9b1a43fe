import { z } from 'zod'
import { sourceRefusals, targetRefusals } from '../../domain/files/place-refusals'
import { job, query } from '../define'
import { ticket } from '../shapes'
import { backupEntry, bookCounts } from './backup-entry'
import { historyEntry } from './history'
import { recordVerdict } from './record-verdict'
import { unwritable } from './unwritable'

export const archiveProblem = z.enum([
  'manifest_damaged',
  'book_missing',
  'book_damaged',
  'book_newer',
  'attachment_missing',
  'attachment_damaged',
  /** Every byte is as it was written, but rows are not those of its record. It can be restored. */
  'record_altered',
  /** The same, and it was recovered from damage and nobody had gone through it. It can be restored. */
  'recovered',
])

/** What a person recognises a book by. */
export const bookOutline = bookCounts.extend({
  last: historyEntry.nullable(),
  /** Alterations from outside that were taken note of: how often, how many in all, the last time. Absent where there are none. */
  noted: z.object({ notes: z.number(), places: z.number(), at: z.string() }).optional(),
})
export type BookOutline = z.infer<typeof bookOutline>

/**
 * Scans a book names and does not have, counted as a person counts them: each once for every paper it was attached to,
 * though the same content lies in the store once. The first are named.
 */
export const lostScans = z.object({
  count: z.number(),
  /** So many of them were removed from their paper, and only undoing that needs them. Absent when none. */
  removed: z.number().optional(),
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

const numberRanges = z.array(z.object({ first: z.string(), last: z.string() }))

/** Certificates that a restore takes out of the register, while their papers are out. */
export const papersGone = z.object({
  count: z.number(),
  /** So many of them were printed. */
  printed: z.number(),
  /** The numbers of those, or where none was printed, as far as it is known, of all. */
  ranges: numberRanges,
  /** Of so many of them nothing tells whether they were printed. */
  unknown: z.object({ count: z.number(), ranges: numberRanges }).optional(),
  /** The data that had them cannot be read as a whole: there may be more. */
  atLeast: z.literal(true).optional(),
})
export type PapersGone = z.infer<typeof papersGone>

/** What a restore would replace, and by what. */
export const restoreChoice = z.object({
  /** What would be replaced; null where nothing lies there, or it cannot be read. */
  present: bookOutline.nullable(),
  /** Whether anything lies there that would be kept as a backup, or put aside. */
  replaces: z.boolean(),
  source: z.object({
    at: z.string(),
    bytes: z.number(),
    /** Whether every byte of it is as it was written, as far as that is known: false is never restored. */
    sound: z.boolean(),
    /** Of a backup file, the SHA-256 of the database in it: `restoreArchive` restores no other when it is told. */
    sha256: z.string().optional(),
    /** Null for a backup file. */
    reason: backupEntry.shape.reason.nullable(),
    heldAt: backupEntry.shape.heldAt,
    /** Beside the data that were here last, where those are gone: it is not of what led to them, or nobody knows. */
    line: z.enum(['same', 'other', 'unknown']).optional(),
    /** Null when nothing of it can be read. Every restore checks again. */
    facts: bookOutline.nullable(),
    /** Scans that would be missing afterwards. */
    lost: lostScans,
    /** Null when its record cannot be looked at. */
    record: recordVerdict.nullable(),
    /** Of what was salvaged: what of it is missing, by table. */
    rows: backupEntry.shape.lost,
    /** So many certificate numbers were given here after its last ones. */
    numbersGiven: z.number(),
    /** Certificate numbers after its last ones may have been given where this folder knows nothing of. */
    numbersElsewhere: z.boolean(),
  }),
  /**
   * Steps people did in the book that was worked with here last and that the source does not have; null when the two are
   * of different histories, or nothing is known of that book.
   */
  later: z.number().nullable(),
  /** The other way round: steps of the source that the present book does not have. */
  other: z.number(),
  /** Absent where none goes. Of data too damaged to be read it is what can still be read of them, and what else is kept. */
  gone: papersGone.optional(),
})
export type RestoreChoice = z.infer<typeof restoreChoice>

export const restored = z.object({
  /** The backup of what was there before: restoring it takes the restore back. Null when nothing was there. */
  kept: backupEntry.nullable(),
  /** Where the file was put that was too damaged for a backup. */
  aside: z.string().nullable(),
  /** Scans the restored book does not have in this folder. */
  lost: lostScans,
  /** Of what was restored. Altered: the book that is open now says so until it is taken note of. */
  record: recordVerdict,
  /** So many certificates are not in the register any more; absent where none is missing. */
  gone: z.number().optional(),
})
export type Restored = z.infer<typeof restored>

const notRestored = [
  'busy',
  'in_use',
  'backup_damaged',
  'backup_newer',
  'restore_failed',
  ...unwritable,
] as const

/** A backup that could not be made: when that was tried, and why as far as a person can do something about it. */
export const backupFailure = z.object({
  at: z.string(),
  code: z.enum(['disk_full', 'name_taken', 'backup_failed']),
})
export type BackupFailure = z.infer<typeof backupFailure>

/** Copies of the book, and going back to one. */
export const backupProcedures = {
  backups: query({ input: z.object({}), output: z.array(backupEntry) }),
  /** Looks at every byte of one of them, whatever is known of it. */
  checkBackup: job({
    input: z.object({ name: z.string().min(1) }),
    output: backupEntry,
    refusals: ['backup_missing'],
  }),
  /** The last backup came to nothing, and none was made since; null otherwise, and where the book is damaged. */
  backupFailure: query({ input: z.object({}), output: backupFailure.nullable() }),
  backupNow: job({
    input: z.object({}),
    /** `lostScans`: what it names and the data folder has no good file of; absent when none. */
    output: backupEntry.extend({ lostScans: lostScans.optional() }),
    refusals: ['busy', 'no_book', 'backup_failed', 'book_damaged', ...unwritable],
  }),
  /** One archive (database, attachments, manifest) at a place the person chose, read back before it gets its name. */
  backupTo: job({
    input: z.object({ file: ticket }),
    /** `lost`: scans that are not in the archive, because the data folder has no good file of them. */
    output: z.object({
      at: z.string(),
      bytes: z.number(),
      attachments: z.number(),
      lost: lostScans,
      /** Altered: it was written to save what there is, and is no good backup. */
      record: recordVerdict,
    }),
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
    refusals: ['busy', 'archive_unreadable', 'disk_full', ...sourceRefusals],
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
    refusals: ['backup_missing', ...notRestored],
  }),
  restoreArchive: job({
    input: z.object({
      file: ticket,
      /** What `weighArchive` found in it: another archive may lie there by now. */
      sha256: z.string().optional(),
    }),
    output: restored,
    refusals: ['archive_unreadable', 'archive_changed', ...sourceRefusals, ...notRestored],
  }),
}
