import { z } from 'zod'
import { enrolmentStatuses, sessionStatuses } from '../../domain/sessions/codes'
import { listedSessionFields, sessionFields } from '../../domain/sessions/session-fields'
import { query } from '../define'
import { answered } from '../field-shapes'
import { day, id } from '../shapes'
import { block, clash } from './schedule'

export const sessionRow = z.object({
  id: z.string(),
  ...answered(listedSessionFields),
  courseName: z.string(),
  courseNameEn: z.string().nullable(),
  enrolled: z.number(),
  /** 实到: people who came to a recorded block; null until one is recorded. */
  present: z.number().nullable(),
  trainers: z.array(z.string()),
  rooms: z.array(z.string()),
  /** The same rooms in English, where they have such a name. */
  roomsEn: z.array(z.string()),
})
export type SessionRow = z.infer<typeof sessionRow>

export const sessionDetail = sessionRow.extend({
  ...answered(sessionFields),
  blocks: z.array(block),
  /** 应到 */
  expected: z.number(),
  clashes: z.array(clash),
})
export type SessionDetail = z.infer<typeof sessionDetail>

/** Sessions as they are found again. */
export const listProcedures = {
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
  /** How often each course was scheduled, whatever became of it; courses that never were are left out. */
  perCourse: query({
    input: z.object({}),
    output: z.array(z.object({ courseId: z.string(), sessions: z.number() })),
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
}
