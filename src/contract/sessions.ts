import { z } from 'zod'
import { sourceRefusals, targetRefusals } from '../domain/files/place-refusals'
import {
  attendanceStates,
  enrolmentOrigins,
  enrolmentStatuses,
  fileItemKinds,
  fileItemStates,
  sessionStatuses,
} from '../domain/sessions/codes'
import { command, job, query } from './define'
import { pastedToken } from './people'
import { day, done, hundredths, id, line, minuteOfDay, prose, requiredLine, ticket } from './shapes'

export const blockFields = z.object({
  id: id.optional(),
  day,
  starts: minuteOfDay,
  ends: minuteOfDay,
  trainerId: id.nullable().default(null),
  roomId: id.nullable().default(null),
  topic: line(200).nullable().default(null),
})

export const block = z.object({
  id: z.string(),
  day: z.string(),
  starts: z.number(),
  ends: z.number(),
  trainerId: z.string().nullable(),
  trainerName: z.string().nullable(),
  roomId: z.string().nullable(),
  roomName: z.string().nullable(),
  roomNameEn: z.string().nullable(),
  topic: z.string().nullable(),
  /** The day attendance was recorded; null = not yet. */
  recordedOn: z.string().nullable(),
})

export const sessionRow = z.object({
  id: z.string(),
  courseId: z.string(),
  courseName: z.string(),
  courseNameEn: z.string().nullable(),
  number: z.number(),
  firstDay: z.string(),
  lastDay: z.string(),
  status: z.enum(sessionStatuses),
  capacity: z.number().nullable(),
  enrolled: z.number(),
  /** 实到: people who came to a recorded block; null until one is recorded. */
  present: z.number().nullable(),
  trainers: z.array(z.string()),
  rooms: z.array(z.string()),
  /** The same rooms in English, where they have such a name. */
  roomsEn: z.array(z.string()),
})
export type SessionRow = z.infer<typeof sessionRow>

export const clash = z.object({
  kind: z.enum(['trainer', 'room', 'person']),
  /** Who or what is wanted twice. */
  resourceId: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  day: z.string(),
  starts: z.number(),
  ends: z.number(),
  otherSessionId: z.string(),
  otherCourse: z.string(),
  otherCourseEn: z.string().nullable(),
  otherNumber: z.number(),
})
export type Clash = z.infer<typeof clash>

export const sessionDetail = sessionRow.extend({
  planLineId: z.string().nullable(),
  creditedMinutes: z.number(),
  theoryWeight: z.number(),
  practiceWeight: z.number(),
  passMark: z.number(),
  note: z.string().nullable(),
  cancelReason: z.string().nullable(),
  signInPrintedAt: z.string().nullable(),
  blocks: z.array(block),
  /** 应到 */
  expected: z.number(),
  clashes: z.array(clash),
})
export type SessionDetail = z.infer<typeof sessionDetail>

export const enrolment = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  staffNo: z.string().nullable(),
  unitName: z.string().nullable(),
  unitNameEn: z.string().nullable(),
  postName: z.string().nullable(),
  postNameEn: z.string().nullable(),
  gradeLevelName: z.string().nullable(),
  gradeLevelNameEn: z.string().nullable(),
  left: z.boolean(),
  status: z.enum(enrolmentStatuses),
  origin: z.enum(enrolmentOrigins),
  note: z.string().nullable(),
})
export type EnrolmentRow = z.infer<typeof enrolment>

const leftOut = z.array(
  z.object({ personId: z.string(), reason: z.enum(['closed', 'already', 'left', 'full']) }),
)
export type LeftOut = z.infer<typeof leftOut>

/** What a line of a chat's 接龙 would do to the roll (domain/people/jielong.ts); nothing is done by reading. */
export const rollProposal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), text: z.string(), person: pastedToken, alreadySo: z.boolean() }),
  z.object({
    kind: z.literal('remove'),
    text: z.string(),
    person: pastedToken,
    reason: z.enum(['leave', 'withdrawn']),
    alreadySo: z.boolean(),
  }),
  z.object({ kind: z.literal('replace'), text: z.string(), out: pastedToken, in: pastedToken }),
  z.object({ kind: z.literal('unclear'), text: z.string() }),
])
export type RollProposal = z.infer<typeof rollProposal>

const draftFields = {
  courseId: id,
  planLineId: id.nullable().default(null),
  capacity: z.number().int().min(1).max(10_000).nullable().default(null),
  blocks: z.array(blockFields).min(1).max(60),
  note: prose(2000).nullable().default(null),
}
const blockRefusals = ['no_blocks', 'ends_before_start', 'blocks_overlap', 'not_found'] as const

export const sessions = {
  /** By date, page by page; `from` and `to` bound the first day, `cursor` is opaque. */
  list: query({
    input: z.object({
      from: day.nullable().default(null),
      to: day.nullable().default(null),
      courseId: id.nullable().default(null),
      status: z.enum([...sessionStatuses, 'all']).default('all'),
      /** Against the book's today. `running` comes by last day, the others by first day. */
      phase: z.enum(['all', 'running', 'upcoming', 'past']).default('all'),
      /** What `all` comes in; the phases have their own: soonest first, but the past newest first. */
      order: z.enum(['upcoming', 'latest']).default('latest'),
      cursor: z.string().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({ rows: z.array(sessionRow), nextCursor: z.string().nullable() }),
    reads: ['sessions', 'courses'],
  }),
  get: query({
    input: z.object({ id }),
    output: sessionDetail.nullable(),
    reads: ['sessions', 'courses', 'people'],
  }),
  /** Blocks between two days, for the calendar; cancelled sessions left out. */
  calendar: query({
    input: z.object({ from: day, to: day }),
    output: z.array(
      z.object({
        blockId: z.string(),
        sessionId: z.string(),
        courseName: z.string(),
        courseNameEn: z.string().nullable(),
        number: z.number(),
        status: z.enum(sessionStatuses),
        day: z.string(),
        starts: z.number(),
        ends: z.number(),
        trainerName: z.string().nullable(),
        roomName: z.string().nullable(),
        roomNameEn: z.string().nullable(),
      }),
    ),
    reads: ['sessions', 'courses'],
  }),
  ofPerson: query({
    input: z.object({ personId: id }),
    output: z.array(
      sessionRow.extend({
        enrolmentStatus: z.enum(enrolmentStatuses),
        creditedMinutes: z.number().nullable(),
      }),
    ),
    reads: ['sessions', 'courses'],
  }),
  /** Warnings for blocks not saved yet: typed, never a prohibition. */
  clashesOf: query({
    input: z.object({
      sessionId: id.nullable(),
      blocks: z.array(blockFields).max(60),
      personIds: z.array(id).max(5000).default([]),
    }),
    output: z.array(clash),
    reads: ['sessions', 'courses', 'people'],
  }),
  schedule: command({
    input: z.object({ ...draftFields, personIds: z.array(id).max(5000).default([]) }),
    output: z.object({
      id,
      number: z.number(),
      leftOut,
    }),
    undo: 'captured',
    describes: ['course', 'courseEn', 'number'],
    refusals: [...blockRefusals, 'course_retired'],
  }),
  reschedule: command({
    input: z.object({
      id,
      capacity: draftFields.capacity,
      blocks: draftFields.blocks,
      note: draftFields.note,
    }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number'],
    refusals: [...blockRefusals, 'session_closed', 'session_cancelled', 'block_recorded'],
  }),
  /** The assessment scheme of this session, where it differs from the course's. */
  changeScheme: command({
    input: z.object({
      id,
      theoryWeight: z.number().int().min(0).max(100),
      practiceWeight: z.number().int().min(0).max(100),
      passMark: hundredths,
      creditedMinutes: z.number().int().min(0),
    }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number'],
    refusals: ['not_found', 'weights_not_100', 'session_closed', 'certificates_issued', 'certificate_issued'],
  }),
  cancel: command({
    input: z.object({ id, reason: requiredLine(300) }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'reason'],
    refusals: ['not_found', 'already_cancelled', 'already_held', 'has_attendance', 'no_reason'],
  }),
  restore: command({
    input: z.object({ id }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number'],
    refusals: ['not_found', 'not_cancelled'],
  }),
  close: command({
    input: z.object({ id, withIncompleteFile: z.boolean().default(false) }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number'],
    refusals: ['not_found', 'not_held', 'attendance_missing', 'marks_missing', 'file_incomplete'],
  }),
  reopen: command({
    input: z.object({ id }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number'],
    refusals: ['not_found', 'not_closed'],
  }),

  roll: query({
    input: z.object({ sessionId: id, withdrawn: z.boolean().default(false) }),
    output: z.array(enrolment),
    reads: ['sessions', 'people'],
  }),
  enrol: command({
    input: z.object({
      sessionId: id,
      personIds: z.array(id).min(1).max(5000),
      origin: z.enum(enrolmentOrigins).default('nominated'),
    }),
    output: z.object({
      enrolled: z.number(),
      leftOut,
    }),
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'count'],
    refusals: ['not_found', 'nobody_enrolled'],
  }),
  /** Reads a message pasted from the group's chat against the roll. */
  readMessage: query({
    input: z.object({ sessionId: id, text: z.string().max(20_000) }),
    output: z.array(rollProposal),
    reads: ['sessions', 'people'],
  }),
  /** People on and off the roll in one step: what a 接龙 comes to, or several withdrawn at once. */
  changeRoll: command({
    input: z.object({
      sessionId: id,
      add: z.array(id).max(5000).default([]),
      withdraw: z
        .array(z.object({ enrolmentId: id, note: line(200).nullable().default(null) }))
        .max(5000)
        .default([]),
    }),
    output: z.object({ enrolled: z.number(), withdrawn: z.number(), leftOut }),
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'enrolled', 'withdrawn'],
    refusals: ['not_found', 'closed', 'not_enrolled', 'has_certificate', 'has_marks'],
  }),
  withdraw: command({
    input: z.object({ enrolmentId: id, note: line(200).nullable().default(null) }),
    output: done,
    undo: 'captured',
    describes: ['name', 'course', 'courseEn', 'number'],
    refusals: ['not_found', 'closed', 'not_enrolled', 'has_certificate', 'has_marks'],
  }),

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
          attendedMinutes: z.number(),
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
          }),
        )
        .max(50_000),
    }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'count?', 'day?', 'context?', 'name?', 'state?'],
    refusals: ['not_found', 'cancelled', 'closed', 'not_yet', 'not_enrolled', 'minutes_out_of_range'],
  }),
  /** The scans of a door or a reader, already matched to people: decides present, late, left early, absent per block. */
  writeScans: command({
    input: z.object({
      sessionId: id,
      fileName: line(300),
      sheet: line(200),
      scans: z
        .array(z.object({ personId: id, day, scans: z.array(minuteOfDay).min(1).max(1000) }))
        .max(100_000),
      /** People who are known and not on the roll are put on it as walk-ins. */
      enrolMissing: z.boolean().default(false),
      counts: z.record(z.string(), z.number()),
    }),
    output: z.object({
      recorded: z.number(),
      absent: z.number(),
      late: z.number(),
      leftEarly: z.number(),
      notOnRoll: z.number(),
    }),
    undo: 'captured',
    describes: ['file', 'course', 'courseEn', 'number', 'count'],
    internal: true,
    refusals: ['not_found', 'cancelled', 'closed', 'no_block_that_day'],
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
    refusals: ['not_found', 'nobody_enrolled', ...targetRefusals],
  }),
  markSignInPrinted: command({
    input: z.object({ sessionId: id }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number'],
    internal: true,
    refusals: ['not_found'],
  }),

  file: query({
    input: z.object({ sessionId: id }),
    output: z.object({
      dueOn: z.string(),
      items: z.array(
        z.object({
          kind: z.enum(fileItemKinds),
          state: z.enum(fileItemStates),
          note: z.string().nullable(),
          doneOn: z.string().nullable(),
          attachments: z.array(
            z.object({
              id: z.string(),
              fileName: z.string(),
              bytes: z.number(),
              mediaType: z.string(),
              addedOn: z.string(),
            }),
          ),
        }),
      ),
    }),
    reads: ['sessions', 'attachments'],
  }),
  setFileItem: command({
    input: z.object({
      sessionId: id,
      kind: z.enum(fileItemKinds),
      state: z.enum(fileItemStates),
      note: line(200).nullable().default(null),
    }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'kind', 'state?', 'context?'],
    refusals: ['not_found', 'session_closed', 'session_cancelled', 'has_attachment'],
  }),
  /** Copies the signed scan into the book's own store, then notes it. */
  attachScan: job({
    input: z.object({ sessionId: id, kind: z.enum(fileItemKinds), file: ticket }),
    output: z.object({ id }),
    refusals: ['not_found', 'session_closed', 'store_not_writable', 'disk_full', ...sourceRefusals],
  }),
  noteAttachment: command({
    input: z.object({
      sessionId: id,
      kind: z.enum(fileItemKinds),
      sha256: z.string().length(64),
      fileName: requiredLine(255),
      bytes: z.number().int(),
      mediaType: line(100),
    }),
    output: z.object({ id }),
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'file'],
    internal: true,
    refusals: ['not_found', 'session_closed'],
  }),
  removeAttachment: command({
    input: z.object({ id }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'file'],
    refusals: ['not_found', 'session_closed'],
  }),
  saveAttachment: job({
    input: z.object({ id, file: ticket }),
    output: done,
    refusals: ['not_found', 'attachment_missing', 'attachment_damaged', ...targetRefusals],
  }),
}
