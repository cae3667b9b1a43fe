import { z } from 'zod'
import { targetRefusals } from '../../domain/files/place-refusals'
import { command, job, query } from '../define'
import { done, id, manyIds, ticket } from '../shapes'

/** Entries of notes of altered records that whoever issues or prints was shown. */
export const despite = z.array(z.number().int()).max(1000).default([])

/**
 * What is looked at before a print and, since it takes a while, again when it is logged. Refused as `altered_certificates`
 * as issuing is as `altered_marks`: params.names are numbers, logo the entries that tell of the logo. Those that only the second look finds:
 * `voided_while_printing` (params.count, number of the first) and `changed_while_printing`.
 */
const logRefusals = [
  'altered_certificates',
  'reason_needed',
  'voided_while_printing',
  'changed_while_printing',
] as const
const printRefusals = [...logRefusals, 'nothing_to_print', 'print_failed', ...targetRefusals] as const

export const printingProcedures = {
  /**
   * What was altered outside, taken note of, and stands, of these and of the logo on them: how many of them and their
   * numbers, and the entries that `despite` of a print has to hold; `logo`: those of the entries that tell of the logo.
   */
  alteredForPrint: query({
    input: z.object({ ids: manyIds }),
    output: z.object({
      count: z.number(),
      names: z.array(z.string()),
      notes: z.array(z.number()),
      logo: z.array(z.number()),
    }),
    reads: ['certificates', 'settings', 'book'],
  }),
  /** All in one PDF, which is printed in one go and so has a limit, into the file the person chose. Printing one again needs a reason, which is logged with the copy. */
  printTogether: job({
    input: z.object({
      certificateIds: z.array(id).min(1).max(5000),
      file: ticket,
      reason: z.string().max(200).nullable().default(null),
      despite,
    }),
    output: z.object({ pages: z.number(), bytes: z.number() }),
    vouches: true,
    refusals: printRefusals,
    phases: ['printing'],
  }),
  /** One file each, into the folder the person chose. */
  printEach: job({
    input: z.object({
      certificateIds: manyIds.min(1),
      folder: ticket,
      reason: z.string().max(200).nullable().default(null),
      despite,
    }),
    output: z.object({ files: z.array(z.string()) }),
    vouches: true,
    refusals: printRefusals,
    phases: ['printing', 'writing'],
  }),
  /** Comes before anybody has the paper: a file gets its name only where this was done. */
  logPrints: command({
    input: z.object({
      certificateIds: z.array(id).min(1),
      reason: z.string().max(200).nullable(),
      despite,
      /** Digest of what stands on the paper (`shownOn`). */
      shown: z.string(),
    }),
    output: done,
    undo: 'final',
    vouches: true,
    refusals: logRefusals,
    describes: ['first', 'count?', 'last?', 'context?', 'noted?'],
    internal: true,
  }),
}
