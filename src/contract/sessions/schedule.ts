import { z } from 'zod'
import { schemeFields, typedSessionFields } from '../../domain/sessions/session-fields'
import { command, query } from '../define'
import { typed, typedOrBlank } from '../field-shapes'
import { day, done, id, line, minuteOfDay, requiredLine } from '../shapes'
import { leftOut } from './enrolment'

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

const draftFields = {
  courseId: id,
  planLineId: id.nullable().default(null),
  ...typedOrBlank(typedSessionFields),
  blocks: z.array(blockFields).min(1).max(60),
}

const blockRefusals = ['no_blocks', 'ends_before_start', 'blocks_overlap', 'not_found'] as const

/** When, where, by whom and how a session is held, until it is closed. */
export const scheduleProcedures = {
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
    input: z.object({ id, ...typedOrBlank(typedSessionFields), blocks: draftFields.blocks }),
    output: done,
    undo: 'captured',
    describes: ['course', 'courseEn', 'number'],
    /** `certificates_bound`: a block is new, moved or changed, and certificates say which blocks there were. */
    refusals: [
      ...blockRefusals,
      'session_closed',
      'session_cancelled',
      'block_recorded',
      'certificates_bound',
    ],
  }),
  /** The assessment scheme of this session, where it differs from the course's. */
  changeScheme: command({
    input: z.object({ id, ...typed(schemeFields) }),
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
}
