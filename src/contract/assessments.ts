import { z } from 'zod'
import { grades, verdicts } from '../domain/assessments/codes'
import { sessionStatuses } from '../domain/sessions/codes'
import { alteration } from './book/record'
import { command, query } from './define'
import { personWords } from './people/brief'
import { day, hundredths, id, line } from './shapes'

/** A mark, or the state that stands where a mark would. */
export const component = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scored'), mark: hundredths }),
  z.object({ kind: z.literal('missed') }),
  z.object({ kind: z.literal('deferred') }),
  z.object({ kind: z.literal('cheating') }),
])

export type Component = z.infer<typeof component>

export const attempt = z.object({
  attempt: z.number(),
  /** null = nothing entered. */
  theory: component.nullable(),
  practice: component.nullable(),
  total: z.number().nullable(),
  verdict: z.enum(verdicts),
  grade: z.enum(grades).nullable(),
  markedOn: z.string(),
  note: z.string().nullable(),
})
export type Attempt = z.infer<typeof attempt>

export const markRow = z.object({
  enrolmentId: z.string(),
  personId: z.string(),
  ...personWords,
  /** Absent from the whole session: owes no mark. */
  absent: z.boolean(),
  first: attempt.nullable(),
  /** Resits in order: beside the first mark, never over it. */
  resits: z.array(attempt),
  finalVerdict: z.enum(verdicts),
  /** The newest resit, where the attempt that decides came before it and nobody sat it. */
  resitNotSat: z.enum(['missed', 'deferred']).nullable(),
  /** Levels this result raised, e.g. 投诉处理流程 → 3. */
  raised: z.array(
    z.object({ competency: z.string(), competencyEn: z.string().nullable(), level: z.number() }),
  ),
  /** What was altered outside of these marks, taken note of, and stands as it was altered. */
  altered: z.array(alteration),
})
export type MarkRow = z.infer<typeof markRow>

/** Who passed of those who sat the exam. */
const passRate = z.object({ passed: z.number(), sat: z.number(), rate: z.number().nullable() })

/** What can be entered of one attempt; left out: it is not named. */
const markFields = {
  theory: component.nullable().optional(),
  practice: component.nullable().optional(),
  note: line(200).nullable().optional(),
}

export const assessments = {
  sheet: query({
    input: z.object({ sessionId: id }),
    output: z
      .object({
        status: z.enum(sessionStatuses),
        theoryWeight: z.number(),
        practiceWeight: z.number(),
        passMark: z.number(),
        /** What passing raises, as the course says. */
        outcomes: z.array(
          z.object({ competency: z.string(), competencyEn: z.string().nullable(), level: z.number() }),
        ),
        rows: z.array(markRow),
        summary: z.object({
          passed: z.number(),
          failed: z.number(),
          missed: z.number(),
          deferred: z.number(),
          cheating: z.number(),
          first: passRate,
          afterResits: passRate,
          /** Came, or may have come, and have no complete entry. */
          notEntered: z.number(),
          /** Never came and have no entry. */
          absent: z.number(),
        }),
      })
      .nullable(),
    reads: ['assessments', 'sessions', 'courses', 'people', 'needs', 'book'],
  }),
  /**
   * One cell, a pasted block or an imported file alike: only what is named changes. `was`: what whoever entered it had
   * before their eyes; a cell that says something else by now is left as it is and named in `stale`. All others are
   * written, all or none.
   */
  recordMarks: command({
    input: z.object({
      sessionId: id,
      attempt: z.number().int().min(1).max(10).default(1),
      marks: z
        .array(z.object({ enrolmentId: id, ...markFields, was: z.object(markFields).optional() }))
        .min(1)
        .max(10_000),
      /** The day of the exam; the book's today when absent. */
      markedOn: day.optional(),
    }),
    output: z.object({
      passed: z.number(),
      failed: z.number(),
      raised: z.number(),
      stale: z
        .array(z.object({ enrolmentId: z.string(), field: z.enum(['theory', 'practice', 'note']) }))
        .optional(),
    }),
    undo: 'captured',
    describes: ['course', 'courseEn', 'number', 'count?', 'name?', 'context?'],
    refusals: [
      'not_found',
      'not_assessed',
      'session_cancelled',
      'session_closed',
      'not_enrolled',
      'no_first_mark',
      'passed',
      'cheating',
      'resit_stands',
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
            /** 1 is the first mark, 2 and up are resits. */
            attempt: z.number().int().min(1).max(10).default(1),
            /** Left out: the file has no such column, what is there stays. */
            theory: component.nullable().optional(),
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
    describes: ['file', 'course', 'courseEn', 'number', 'count'],
    internal: true,
    refusals: [
      'not_found',
      'not_assessed',
      'session_cancelled',
      'session_closed',
      'resit_stands',
      'certificate_issued',
      'not_enrolled',
      'no_first_mark',
      'passed',
      'cheating',
    ],
  }),
}
