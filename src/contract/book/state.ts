import { z } from 'zod'
import { syncServices } from '../../domain/book/place'
import { job, query } from '../define'
import { day, done, requiredLine, ticket } from '../shapes'
import { backupEntry } from './backup-entry'
import { takenName } from './own-name'
import { unwritable } from './unwritable'

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
  z.object({ code: z.literal('name_taken'), names: z.array(takenName) }),
  /** Somebody or something else writes to this folder too. */
  z.object({ code: z.literal('place'), warning: placeWarning }),
  /** The lock was something else; it was kept and made anew. */
  z.object({ code: z.literal('lock_renewed'), kept: z.string() }),
  /** Commands that were acknowledged and are not in the file (its write-ahead log is gone, or an older copy came back). */
  z.object({
    code: z.literal('commands_lost'),
    count: z.number(),
    /** The last step that is in the file; 0 when none is. `twice`: others are in their place; numbers perhaps given twice. */
    held: z.number(),
    twice: z.array(z.string()).optional(),
    /** Where what lay there was put aside; null where nothing may be written. Said at every start until `noteLoss` or a restore. */
    kept: z.string().nullable(),
    /** The backups are still being looked at: whether one has more of them is not known yet. */
    weighing: z.boolean(),
    /** The newest good backup that `holds` so many of them. */
    backup: z.object({ name: z.string(), at: z.string(), holds: z.number() }).nullable(),
  }),
  /** The file is not the one that was closed here last, though every check passes. */
  z.object({ code: z.literal('changed_outside') }),
  /** What writes down the changes of these tables was missing or altered, and was made again. */
  z.object({ code: z.literal('capture_restored'), tables: z.array(z.string()) }),
  /** A file of the numbers given holds what is no number of ours, or too much; that was not counted. */
  z.object({ code: z.literal('numbers_odd') }),
  /** What lay in the place of the drafts was put aside: they are damaged, or it is a database of others. */
  z.object({ code: z.literal('drafts_aside'), because: z.enum(['damaged', 'other']), kept: z.string() }),
  /** A write-ahead log that is not ours lay beside the book; it was put aside. */
  z.object({ code: z.literal('foreign_log'), kept: z.string() }),
  /** While it was open another file (now in `kept`) took its place, or it went away: it was written back. */
  z.object({ code: z.literal('put_back'), because: z.enum(['other', 'gone']), kept: z.string() }),
  /** The same, and it cannot be written back: nothing more is kept until it is. `cause`: as the system calls it. */
  z.object({ code: z.literal('not_put_back'), because: z.enum(['no_space', 'failed']), cause: z.string() }),
  /** While it was open another program wrote over the file, in place: seen then. What lay there and its log are in `kept`. */
  z.object({ code: z.literal('written_over'), at: z.string(), kept: z.string() }),
  /** A restore was under way when its service or the machine died: nothing was replaced. */
  z.object({ code: z.literal('restore_interrupted') }),
  /** An import was under way when its service or the machine died: none of its rows is in the book. Until it is put away. */
  z.object({
    code: z.literal('import_interrupted'),
    id: z.string(),
    /** One of the kinds of `imports.kinds`. */
    kind: z.string(),
    file: z.string(),
    at: z.string(),
  }),
  /**
   * The book is damaged: its file, or only its records (every page holds, but some are not what was written). Nothing of
   * it is backed up any more; `backup` is the newest good one, known once the backups have been looked at.
   */
  z.object({
    code: z.literal('damaged'),
    what: z.enum(['file', 'records']),
    weighing: z.boolean(),
    backup: backupEntry.pick({ name: true, at: true }).nullable(),
  }),
])
export type BookNotice = z.infer<typeof bookNotice>

/** Why there is no copy of what a damaged file still gives up. `nothing`: no row of it can be read. */
export const unsalvaged = z.object({
  because: z.enum(['nothing', 'no_space', 'failed']),
  /** For `failed`: what the system called it. */
  cause: z.string().nullable(),
})
export type Unsalvaged = z.infer<typeof unsalvaged>

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
  /** Its version may also have been turned into another by damage: a restore puts it aside. */
  z.object({
    state: z.literal('newer'),
    folder: z.string(),
    found: z.number(),
    known: z.number(),
    backups: z.array(backupEntry),
  }),
  z.object({
    state: z.literal('broken'),
    folder: z.string(),
    /** `missing`: the book is gone from its folder, and backups of it are there. */
    reason: z.enum(['not_a_book', 'damaged', 'migration_failed', 'missing']),
    /** Where the damaged file was put aside; nothing was deleted. */
    quarantined: z.string().nullable(),
    /** Of that file: why nothing was salvaged. Null where something was, and where nobody tried. */
    unsalvaged: unsalvaged.nullable(),
    /** Of the book that was worked with here last, as far as it is known. */
    lastStep: z.number().nullable(),
    /** When another program was seen to have written over the file while it was open; null where none was. */
    writtenOver: z.string().nullable(),
    /** The one that keeps most first, then newest first; the first verified one is the one to offer. */
    backups: z.array(backupEntry),
  }),
  /** It moved from this folder to another; `to` as it was written down here, null where it was not. */
  z.object({
    state: z.literal('moved'),
    folder: z.string(),
    at: z.string(),
    to: z.string().nullable(),
    /** Copies that stayed behind: restoring one would make a second book. */
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
    names: z.array(takenName),
    /** For `no_space`, bytes. */
    space: z.object({ free: z.number(), wanted: z.number() }).nullable(),
    /** For `failed`: what the system called it. */
    cause: z.string().nullable(),
    /**
     * For `failed`, where the data can be put aside all the same: backups to restore, the one that keeps most first.
     * Null where nothing may be done to the folder.
     */
    backups: z.array(backupEntry).nullable(),
  }),
])
export type BookState = z.infer<typeof bookState>

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
  /** The file of the open book is written back to its place. */
  'put_back',
])
export type LifeWork = z.infer<typeof lifeWork>

/** A job that somebody waits for. Closing, restoring and moving would stop it, so they ask first. */
export const runningJob = z.object({
  id: z.string(),
  /** `certificates`: they are printed. `file`: a form or a list is written. */
  what: z.enum(['import', 'certificates', 'file']),
  /** What is read or written. */
  file: z.string(),
  at: z.string(),
})
export type RunningJob = z.infer<typeof runningJob>

/** The file of the open book for a report of trouble: nothing of what is written in it. */
export const bookFacts = z.object({
  sqlite: z.string(),
  /** Number of the schema's last migration. */
  schema: z.number(),
  journal: z.string(),
  pageBytes: z.number(),
  pages: z.number(),
  freePages: z.number(),
  /** How many commands were ever carried out. */
  commands: z.number(),
})
export type BookFacts = z.infer<typeof bookFacts>

/** Whether there is a book to work in, and what is in its way. */
export const stateProcedures = {
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
        /** Files and folders of somebody else's that lie there: the first by name. */
        others: z.array(z.string()),
      }),
    ),
  }),
  /** Gives what has taken a name of ours another name beside it; nothing is deleted. Then the book is opened anew. */
  clearName: job({
    input: z.object({ name: takenName }),
    output: z.object({ kept: z.string().nullable() }),
    refusals: ['busy', 'name_not_cleared', 'in_use'],
  }),
  /** What runs on the whole book now, and which jobs in it; told as a change of this area when it begins and ends. */
  life: query({
    input: z.object({}),
    output: z.object({ running: lifeWork.nullable(), jobs: z.array(runningJob) }),
  }),
  /** Tells these jobs to stop, as whoever began them could. Answers at once. */
  stopJobs: job({ input: z.object({ ids: z.array(z.string()).max(100) }), output: done, outside: true }),
  /** Puts the book of this folder aside (nothing is deleted), so that a backup can be restored or a new one begun. */
  putAside: job({ input: z.object({}), output: done, refusals: ['busy', 'in_use', 'no_book', 'read_only'] }),
  /**
   * Somebody knows that steps are missing: the history says so for good, no notice does, and hourly backups go on.
   * `loss_not_settled`: the history says so, and the notice stays, since that could not be written down in the folder.
   */
  noteLoss: job({
    input: z.object({}),
    output: done,
    refusals: ['busy', 'in_use', 'nothing_lost', 'loss_not_settled', 'unknown_operator', ...unwritable],
  }),
  facts: query({ input: z.object({}), output: bookFacts }),
}
