import { z } from 'zod'
import { enrolmentOrigins, enrolmentStatuses } from '../../domain/sessions/codes'
import { command, query } from '../define'
import { personWords } from '../people/brief'
import { pastedToken } from '../people/person'
import { done, id, line } from '../shapes'

export const enrolment = z.object({
  id: z.string(),
  personId: z.string(),
  ...personWords,
  left: z.boolean(),
  status: z.enum(enrolmentStatuses),
  origin: z.enum(enrolmentOrigins),
  note: z.string().nullable(),
})
export type EnrolmentRow = z.infer<typeof enrolment>

export const leftOut = z.array(
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

/** Who is on the class list. */
export const enrolmentProcedures = {
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
}
