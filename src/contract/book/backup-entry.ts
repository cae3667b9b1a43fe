import { z } from 'zod'
import { unreadableBackups } from '../../domain/book/unreadable-backup'
import { lostName } from './lost-name'
import { recordVerdict } from './record-verdict'

/** How many people, sessions and certificates are in a book: what its copies are told apart by. */
export const bookCounts = z.object({
  people: z.number(),
  sessions: z.number(),
  certificates: z.number(),
})
export type BookCounts = z.infer<typeof bookCounts>

/**
 * What became of the rows of a table that were salvaged. `lost`: at least so many are missing. `rebuilt` of the saved
 * ones were made anew from other records. `named`: those of the lost that something still names.
 */
export const salvageLoss = z.object({
  table: z.string(),
  saved: z.number().int(),
  lost: z.number().int(),
  rebuilt: z.number().int(),
  named: z.array(lostName).optional(),
  /** So many of the saved ones, at least, no step of the history left as they are; absent where none is known. */
  unproved: z.object({ count: z.number().int(), named: z.array(lostName) }).optional(),
  /**
   * Of so many of the saved ones nothing tells whether they are as they were left: rows beside them are lost, and so is
   * what their sum could be compared with. Absent where there is none, and in those made before that was looked at.
   */
  unprovable: z.number().int().optional(),
})
export type SalvageLoss = z.infer<typeof salvageLoss>

export const backupEntry = z.object({
  name: z.string(),
  at: z.string(),
  bytes: z.number(),
  reason: z.enum(['hourly', 'manual', 'before_migration', 'before_import', 'before_restore', 'salvaged']),
  /** False when it was looked at since and does not match what was written. Every restore checks again. */
  verified: z.boolean(),
  /** Of one that is not verified: as long as it was when it was written, so that a restore may yet find it sound. */
  again: z.literal(true).optional(),
  /** Why it could not be read, so that nobody knows what it is worth; it is looked at again the next time. */
  unreadable: z.enum(unreadableBackups).optional(),
  /** The file was written to since it was last looked at. It is looked at again in the background. */
  changed: z.literal(true).optional(),
  /** Its file has the name of another backup: when the one that is in it was made. */
  heldAt: z.string().optional(),
  /**
   * It left the line of steps that led to the data here, as one from before a restore does: it lacks what was done since. `same`: it is of
   * the same data, as they were before a restore took their place.
   */
  otherLine: z.enum(['same', 'other']).optional(),
  /** Nothing that is left tells whether it led to the data that were here last: then nobody knows how much of those it lacks. */
  lineUnknown: z.literal(true).optional(),
  /**
   * Of what was salvaged from a damaged book: how many rows of a table came through and how many, at least, are
   * missing; `rebuilt` of the saved ones were made anew from other records. Empty when nothing is known to be missing.
   */
  lost: z.array(salvageLoss).optional(),
  /** What is in it; absent from those made before that was written down, and from books that had no such tables. */
  counts: bookCounts.optional(),
  /** The number of its last step in the history; absent where it is not known. */
  lastStep: z.number().optional(),
  /** Whether its rows are those of its record. Absent while nobody has looked. */
  record: recordVerdict.optional(),
})
export type BackupEntry = z.infer<typeof backupEntry>
