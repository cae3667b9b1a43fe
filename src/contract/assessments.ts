import { z } from 'zod'
import { grades, verdicts } from '../domain/assessments/codes'
import { command, query } from './define'
import { day, hundredths, id, line } from './shapes'

/** null = nothing entered. */
export const component = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scored'), mark: hundredths }),
  z.object({ kind: z.literal('missed') }),
  z.object({ kind: z.literal('deferred') }),
  z.object({ kind: z.literal('cheating') }),
])

export const attempt = z.object({
  attempt: z.number(),
  theory: component.nullable(),
  practice: component.nullable(),
  total: z.number().nullable(),
  verdict: z.enum(verdicts),
  grade: z.enum(grades).nullable(),
  markedOn: z.string(),
  note: z.string().nullable(),
})

export const markRow = z.object({
  enrolmentId: z.string(),
  personId: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  staffNo: z.string().nullable(),
  unitName: z.string().nullable(),
  postName: z.string().nullable(),
  gradeLevelName: z.string().nullable(),
  /** Absent from the whole session. */
  absent: z.boolean(),
  first: attempt.nullable(),
  /** Resits in order: beside the first mark, never over it. */
  resits: z.array(attempt),
  finalVerdict: z.enum(verdicts),
  /** Levels this result raised, e.g. 投诉处理流程 → 3. */
  raised: z.array(
    z.object({ competency: z.string(), competencyEn: z.string().nullable(), level: z.number() }),
  ),
})

export const assessments = {
  sheet: query({
    input: z.object({ sessionId: id }),
    output: z.object({
      theoryWeight: z.number(),
      practiceWeight: z.number(),
      passMark: z.number(),
      rows: z.array(markRow),
      summary: z.object({
        passed: z.number(),
        failed: z.number(),
        missed: z.number(),
        deferred: z.number(),
        cheating: z.number(),
        notEntered: z.number(),
      }),
    }),
    reads: ['assessments', 'sessions', 'people', 'needs'],
  }),
  /** One cell, a pasted block or an imported file alike: only what is named changes, all or none. */
  recordMarks: command({
    input: z.object({
      sessionId: id,
      attempt: z.number().int().min(1).max(10).default(1),
      marks: z
        .array(
          z.object({
            enrolmentId: id,
            theory: component.nullable().optional(),
            practice: component.nullable().optional(),
            note: line(200).nullable().optional(),
          }),
        )
        .min(1)
        .max(10_000),
      /** The day of the exam; the book's today when absent. */
      markedOn: day.optional(),
    }),
    output: z.object({ passed: z.number(), failed: z.number(), raised: z.number() }),
    undo: 'captured',
    refusals: [
      'not_found',
      'not_assessed',
      'session_cancelled',
      'session_closed',
      'not_enrolled',
      'no_first_mark',
      'passed',
      'cheating',
      'certificate_issued',
    ],
  }),
  /** Accepted rows of a score file; people not on the roll may be put on it. */
  writeScores: command({
    input: z.object({
      sessionId: id,
      fileName: line(300),
      sheet: line(200),
      rows: z
        .array(
          z.object({
            personId: id,
            /** Left out: the file has no such column, what is there stays. */ theory: component
              .nullable()
              .optional(),
            practice: component.nullable().optional(),
            note: line(200).nullable().optional(),
          }),
        )
        .max(100_000),
      enrolMissing: z.boolean().default(false),
      counts: z.record(z.string(), z.number()),
    }),
    output: z.object({ written: z.number(), enrolled: z.number(), notOnRoll: z.number() }),
    undo: 'captured',
    refusals: ['not_found', 'not_assessed', 'session_cancelled', 'session_closed', 'certificate_issued'],
  }),
}
