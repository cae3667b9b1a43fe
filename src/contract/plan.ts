import { z } from 'zod'
import { planLineKinds, planLineStatuses, planStatuses } from '../domain/plan/codes'
import { command, query } from './define'
import { day, done, id, line, month, prose, requiredLine } from './shapes'

/** A year of the plan. */
export const planYear = z.number().int().min(2000).max(2200)

export const planLine = z.object({
  id: z.string(),
  year: z.number(),
  number: z.number(),
  courseId: z.string(),
  courseName: z.string(),
  courseNameEn: z.string().nullable(),
  needId: z.string().nullable(),
  needNumber: z.number().nullable(),
  needTitle: z.string().nullable(),
  audience: z.string().nullable(),
  headcount: z.number(),
  month: z.number(),
  sessions: z.number(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  budgetFen: z.number(),
  kind: z.enum(planLineKinds),
  /** As decided; what the sessions show of it `reports.planOfYear` knows. */
  status: z.enum(planLineStatuses),
  postponedTo: z.number().nullable(),
  reason: z.string().nullable(),
  people: z.number(),
})

export const planOfYear = z.object({
  year: z.number(),
  status: z.enum(planStatuses),
  approvedBy: z.string().nullable(),
  approvedOn: z.string().nullable(),
  lines: z.array(planLine),
})

const lineFields = {
  courseId: id,
  audience: line(200).nullable().default(null),
  headcount: z.number().int().min(0).max(100_000),
  month,
  sessions: z.number().int().min(1).max(200).default(1),
  ownerId: id.nullable().default(null),
  budgetFen: z.number().int().min(0).default(0),
  kind: z.enum(planLineKinds).default('planned'),
  personIds: z.array(id).max(5000).default([]),
}

export const plan = {
  years: query({
    input: z.object({}),
    output: z.array(z.object({ year: z.number(), status: z.enum(planStatuses), lines: z.number() })),
  }),
  line: query({
    input: z.object({ id }),
    output: planLine.extend({ personIds: z.array(z.string()) }).nullable(),
    reads: ['plan', 'courses', 'needs', 'people'],
  }),
  /** The lines a need became, in the order of the plan. */
  ofNeed: query({
    input: z.object({ needId: id }),
    output: z.array(
      z.object({
        id: z.string(),
        year: z.number(),
        number: z.number(),
        courseName: z.string(),
        courseNameEn: z.string().nullable(),
        month: z.number(),
        status: z.enum(planLineStatuses),
      }),
    ),
    reads: ['plan', 'courses'],
  }),
  /** With `needId` the line remembers the need it came from, takes its people along, and the need becomes planned. */
  addLine: command({
    input: z.object({ year: planYear, needId: id.nullable().default(null), ...lineFields }),
    output: z.object({ id, number: z.number() }),
    undo: 'captured',
    describes: ['year', 'number', 'name'],
    refusals: ['not_found', 'plan_submitted', 'plan_approved', 'no_reason'],
  }),
  changeLine: command({
    input: z.object({ id, ...lineFields }),
    output: done,
    undo: 'captured',
    describes: ['year', 'number', 'name'],
    refusals: ['not_found', 'plan_submitted', 'plan_approved'],
  }),
  decideLine: command({
    input: z.object({
      id,
      status: z.enum(planLineStatuses),
      postponedTo: month.nullable().default(null),
      reason: prose(500).nullable(),
    }),
    output: done,
    undo: 'captured',
    describes: ['year', 'number', 'name', 'status'],
    refusals: ['not_found', 'no_reason', 'no_month', 'has_sessions'],
  }),
  removeLine: command({
    input: z.object({ id }),
    output: done,
    undo: 'captured',
    describes: ['year', 'number', 'name'],
    refusals: ['not_found', 'plan_submitted', 'plan_approved', 'has_sessions'],
  }),
  /** Approval happens on paper or in the office's OA: here it is recorded, with who and when. */
  setStatus: command({
    input: z.object({
      year: planYear,
      status: z.enum(planStatuses),
      approvedBy: requiredLine(60).nullable().default(null),
      approvedOn: day.nullable().default(null),
      /** Back to draft: returned, or a revision of the approved plan. */
      reason: line(300).nullable().default(null),
    }),
    output: done,
    undo: 'captured',
    describes: ['year', 'status'],
    refusals: ['same_status', 'not_from_here', 'no_lines', 'no_approver', 'no_reason'],
  }),
}
