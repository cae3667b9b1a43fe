import { z } from 'zod'
import { causes } from '../domain/improvements/action-cause'
import { actionKinds, actionOrigins, actionStatuses } from '../domain/improvements/codes'
import { command, query } from './define'
import { day, done, id, prose, requiredLine } from './shapes'

const who = z
  .object({ id: z.string(), name: z.string(), nameEn: z.string().nullable(), staffNo: z.string().nullable() })
  .nullable()

export const action = z.object({
  id: z.string(),
  number: z.number(),
  kind: z.enum(actionKinds),
  origin: z.enum(actionOrigins),
  title: z.string(),
  cause: z.string().nullable(),
  measure: z.string().nullable(),
  session: z
    .object({
      id: z.string(),
      courseName: z.string(),
      courseNameEn: z.string().nullable(),
      number: z.number(),
    })
    .nullable(),
  /** Whom it is about (people actions of a session). */
  person: who,
  owner: who,
  verifier: who,
  dueOn: z.string(),
  overdueDays: z.number(),
  status: z.enum(actionStatuses),
  doneOn: z.string().nullable(),
  doneNote: z.string().nullable(),
  verifiedOn: z.string().nullable(),
  verifiedNote: z.string().nullable(),
  createdOn: z.string(),
})
export type ActionRow = z.infer<typeof action>

const actionFields = {
  kind: z.enum(actionKinds),
  title: requiredLine(200),
  cause: prose(1000).nullable().default(null),
  measure: prose(1000).nullable().default(null),
  ownerId: id.nullable().default(null),
  verifierId: id.nullable().default(null),
  dueOn: day,
}

export const improvements = {
  /** Unfinished ones by due day, so the overdue come first; finished ones newest first. */
  list: query({
    input: z.object({
      status: z.enum([...actionStatuses, 'unfinished', 'all']).default('unfinished'),
      sessionId: id.nullable().default(null),
      personId: id.nullable().default(null),
      limit: z.number().int().min(1).max(5000).default(1000),
    }),
    output: z.array(action),
    reads: ['improvements', 'people', 'sessions', 'courses'],
  }),
  get: query({
    input: z.object({ id }),
    output: action.nullable(),
    reads: ['improvements', 'people', 'sessions', 'courses'],
  }),
  /** People of a session who failed, were absent or were there too little, and have no action for it yet. */
  proposed: query({
    input: z.object({ sessionId: id }),
    output: z.array(
      z.object({
        personId: z.string(),
        name: z.string(),
        nameEn: z.string().nullable(),
        staffNo: z.string().nullable(),
        origin: z.enum(['failed', 'absent']),
        reason: z.enum(causes),
        dueOn: z.string(),
      }),
    ),
    reads: ['improvements', 'assessments', 'sessions', 'people'],
  }),
  /** Makes the people to follow up into actions. */
  followUp: command({
    input: z.object({
      sessionId: id,
      people: z
        .array(z.object({ personId: id, origin: z.enum(['failed', 'absent']) }))
        .min(1)
        .max(5000),
      ownerId: id.nullable().default(null),
      verifierId: id.nullable().default(null),
      dueOn: day,
    }),
    output: z.object({ actions: z.number() }),
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'count'],
    refusals: ['not_found', 'verifier_is_owner', 'nothing_to_follow_up'],
  }),
  add: command({
    input: z.object({
      ...actionFields,
      sessionId: id.nullable().default(null),
      personId: id.nullable().default(null),
    }),
    output: z.object({ id, number: z.number() }),
    undo: 'captured',
    describes: ['number', 'title'],
    refusals: ['not_found', 'verifier_is_owner'],
  }),
  change: command({
    input: z.object({ id, ...actionFields }),
    output: done,
    undo: 'captured',
    describes: ['number', 'title'],
    refusals: ['not_found', 'verifier_is_owner', 'already_verified', 'cancelled'],
  }),
  /** The same owner, verifier or due day for many at once. */
  assign: command({
    input: z.object({
      ids: z.array(id).min(1).max(5000),
      ownerId: id.nullable().optional(),
      verifierId: id.nullable().optional(),
      dueOn: day.optional(),
    }),
    output: done,
    undo: 'captured',
    describes: ['count'],
    refusals: ['not_found', 'verifier_is_owner', 'already_verified', 'cancelled'],
  }),
  finish: command({
    input: z.object({ id, doneOn: day, note: requiredLine(500) }),
    output: done,
    undo: 'captured',
    describes: ['number', 'title'],
    refusals: ['not_found', 'not_open', 'no_owner', 'no_result', 'in_future'],
  }),
  /** `verifierId`: who decided, when it was not the one named before. */
  verify: command({
    input: z.object({
      id,
      verifiedOn: day,
      verifierId: id.nullable().default(null),
      note: prose(500).nullable().default(null),
    }),
    output: done,
    undo: 'captured',
    describes: ['number', 'title'],
    refusals: [
      'not_found',
      'not_done',
      'already_verified',
      'cancelled',
      'no_verifier',
      'verifier_is_owner',
      'in_future',
      'before_done',
    ],
  }),
  sendBack: command({
    input: z.object({ id, reason: requiredLine(300) }),
    output: done,
    undo: 'captured',
    describes: ['number', 'title'],
    refusals: ['not_found', 'not_done', 'no_reason'],
  }),
  cancel: command({
    input: z.object({ id, reason: requiredLine(300) }),
    output: done,
    undo: 'captured',
    describes: ['number', 'title'],
    refusals: ['not_found', 'already_verified', 'already_cancelled', 'no_reason'],
  }),
}
