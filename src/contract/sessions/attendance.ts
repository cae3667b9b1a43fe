import { z } from 'zod'
import { formFormats } from '../../domain/documents/form-codes'
import { targetRefusals } from '../../domain/files/place-refusals'
import { attendanceStates } from '../../domain/sessions/codes'
import { command, job, query } from '../define'
import { done, id, line, minuteOfDay, ticket } from '../shapes'
import { enrolment } from './enrolment'
import { block } from './schedule'

/** Who came, and the sheet that is signed. */
export const attendanceProcedures = {
  attendance: query({
    input: z.object({ sessionId: id }),
    output: z.object({
      blocks: z.array(block),
      people: z.array(
        enrolment.extend({
          /** One per block, in order: null = present (recorded) or not yet recorded. */
          states: z.array(
            z.object({
              state: z.enum(attendanceStates).nullable(),
              missedMinutes: z.number().nullable(),
              scannedIn: z.number().nullable(),
              scannedOut: z.number().nullable(),
            }),
          ),
          creditedMinutes: z.number(),
        }),
      ),
      expected: z.number(),
      present: z.number().nullable(),
    }),
    reads: ['sessions', 'people'],
  }),
  /**
   * By exception: what is not 'present' of the people named, and (unless `recorded` is false) that the
   * blocks were held and everybody else came. Exceptions noted beforehand count once the block is recorded.
   * `was`: what whoever noted it had before their eyes; a cell that says something else by now is left as it is and
   * named in `stale`.
   */
  recordAttendance: command({
    input: z.object({
      sessionId: id,
      blockIds: z.array(id).min(1),
      recorded: z.boolean().default(true),
      exceptions: z
        .array(
          z.object({
            blockId: id,
            enrolmentId: id,
            state: z.enum(attendanceStates).nullable(),
            missedMinutes: z.number().int().min(0).nullable().default(null),
            was: z
              .object({ state: z.enum(attendanceStates).nullable(), missedMinutes: z.number().nullable() })
              .optional(),
          }),
        )
        .max(50_000),
    }),
    output: z.object({
      stale: z.array(z.object({ blockId: z.string(), enrolmentId: z.string() })).optional(),
    }),
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'count?', 'day?', 'blocks?', 'context?', 'name?', 'state?'],
    /** `certificate_issued`: with params.name, number and count, where certificates would not be true any more. */
    refusals: [
      'not_found',
      'cancelled',
      'closed',
      'not_yet',
      'not_enrolled',
      'minutes_out_of_range',
      'certificate_issued',
    ],
  }),
  /**
   * What a log of scans or a sheet of marks says of people in blocks, already decided. Known people who are not on the
   * roll are put on it as walk-ins. A block is held by that, and whoever is not named came to it, where a row that
   * `settles` it says so; of the others it is noted, and they wait for whoever records them.
   */
  writeAttendance: command({
    input: z.object({
      sessionId: id,
      fileName: line(300),
      sheet: line(200),
      attendance: z
        .array(
          z.object({
            personId: id,
            blockId: id,
            state: z.enum(attendanceStates),
            minutes: z.number().int().min(0).nullable(),
            scannedIn: minuteOfDay.nullable(),
            scannedOut: minuteOfDay.nullable(),
            source: z.enum(['scan', 'typed']),
            settles: z.boolean().default(true),
          }),
        )
        .max(200_000),
      counts: z.record(z.string(), z.number()),
    }),
    output: z.object({ recorded: z.number(), notOnRoll: z.number() }),
    undo: 'captured',
    describes: ['file', 'course', 'courseEn', 'number', 'count'],
    internal: true,
    refusals: [
      'not_found',
      'cancelled',
      'closed',
      'no_block_that_day',
      'minutes_out_of_range',
      'certificate_issued',
    ],
  }),
  /** Somebody who simply came: enrolled, present in these blocks (null = in all), absent from others recorded already. */
  addWalkIn: command({
    input: z.object({ sessionId: id, personId: id, blockIds: z.array(id).nullable().default(null) }),
    output: done,
    undo: 'captured',
    describes: ['name', 'course', 'courseEn', 'number'],
    refusals: ['not_found', 'closed', 'already', 'left', 'full'],
  }),
  /** 签到表 as PDF into the file the person chose. */
  printSignIn: job({
    input: z.object({ sessionId: id, file: ticket, language: z.enum(['zh-CN', 'en']) }),
    output: z.object({ pages: z.number() }),
    reads: true,
    refusals: ['not_found', 'nobody_enrolled', ...targetRefusals],
  }),
  markSignInPrinted: command({
    /** `format`: it was written as a form, into a file of this kind. */
    input: z.object({ sessionId: id, format: z.enum(formFormats).optional() }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'format?', 'context?'],
    internal: true,
    refusals: ['not_found'],
  }),
}
