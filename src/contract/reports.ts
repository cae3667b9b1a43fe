import { z } from 'zod'
import { verdicts } from '../domain/assessments/codes'
import { targetRefusals } from '../domain/files/place-refusals'
import { sessionStatuses } from '../domain/sessions/codes'
import { job, query } from './define'
import { planLine, planOfYear, planYear } from './plan'
import { todayProcedures } from './reports/today'
import { caveat, id, ticket } from './shapes'

/** Its status is as the sessions show, not only as it was decided (domain/reports lineStatusOf). */
export const plannedAgainstHeld = planLine.extend({
  actual: z.array(
    z.object({
      sessionId: z.string(),
      number: z.number(),
      firstDay: z.string(),
      status: z.enum(sessionStatuses),
      enrolled: z.number(),
    }),
  ),
})

export const reports = {
  ...todayProcedures,
  /** What the head of a session page shows and does next; counts behind its tabs. */
  sessionProgress: query({
    input: z.object({ sessionId: id }),
    output: z
      .object({
        absent: z.number(),
        dueBlocks: z.number(),
        marksMissing: z.number(),
        passed: z.number(),
        failed: z.number(),
        certificatesToIssue: z.number(),
        certificates: z.number(),
        fileMissing: z.number(),
        openActions: z.number(),
        toFollowUp: z.number(),
        /** All attendance and marks are in: nobody else will have to be followed up. */
        outcomeKnown: z.boolean(),
        /** The tabs whose work is past its day. */
        overdue: z.array(z.string()),
        next: z
          .object({
            action: z.enum([
              'add_blocks',
              'add_people',
              'print_sign_in',
              'record_attendance',
              'enter_marks',
              'issue_certificates',
              'complete_file',
              'close',
            ]),
            count: z.number().nullable(),
          })
          .nullable(),
      })
      .nullable(),
    reads: ['attachments', 'sessions', 'assessments', 'certificates', 'improvements', 'people'],
  }),
  /** A person's results beside their sessions: for the personal file. */
  resultsOfPerson: query({
    input: z.object({ personId: id }),
    output: z.array(
      z.object({
        sessionId: z.string(),
        courseName: z.string(),
        courseNameEn: z.string().nullable(),
        number: z.number(),
        firstDay: z.string(),
        lastDay: z.string(),
        enrolled: z.boolean(),
        creditedMinutes: z.number().nullable(),
        total: z.number().nullable(),
        verdict: z.enum(verdicts).nullable(),
        /** Resits beside the first mark. */
        resits: z.number(),
        certificateId: z.string().nullable(),
        certificateNumber: z.string().nullable(),
      }),
    ),
    reads: ['sessions', 'courses', 'assessments', 'certificates'],
  }),
  /** Work waiting behind each entry of the side bar. */
  counts: query({
    input: z.object({}),
    output: z.object({
      today: z.number(),
      needs: z.number(),
      certificates: z.number(),
      improvement: z.number(),
      /** Those with something in them that is past its day. */
      overdue: z.array(z.string()),
    }),
    reads: 'all',
  }),
  /** The plan against what was held: each line with the sessions made for it. */
  planOfYear: query({
    input: z.object({ year: planYear }),
    output: planOfYear.extend({
      lines: z.array(plannedAgainstHeld),
      /** 计划完成率 with its inputs (domain/reports/plan-completion). */
      completion: z.object({
        planned: z.number(),
        held: z.number(),
        rate: z.number().nullable(),
        unplannedHeld: z.number(),
        cancelledPlanned: z.number(),
      }),
    }),
    reads: ['plan', 'courses', 'needs', 'sessions', 'people'],
  }),
  /** 培训台账: one line per session held. */
  ledger: query({
    input: z.object({ year: z.number().int() }),
    output: z.array(
      z.object({
        sessionId: z.string(),
        courseName: z.string(),
        courseNameEn: z.string().nullable(),
        number: z.number(),
        category: z.string(),
        firstDay: z.string(),
        lastDay: z.string(),
        /** Of what was held; a person who missed some of it is credited with less. */
        creditedMinutes: z.number(),
        expected: z.number(),
        /** Who came to at least one recorded block; null when no attendance was taken. */
        present: z.number().nullable(),
        /** Who sat their first exam, and passed it; null for a course without assessment. */
        firstSat: z.number().nullable(),
        firstPassed: z.number(),
        /** The same, resits included. */
        sat: z.number().nullable(),
        passed: z.number(),
        certificates: z.number(),
        fileMissing: z.number(),
      }),
    ),
    reads: ['attachments', 'sessions', 'courses', 'assessments', 'certificates'],
  }),
  /** Years with a session held, newest first: what the ledger can be opened on. */
  ledgerYears: query({
    input: z.object({}),
    output: z.array(z.number()),
    reads: ['sessions'],
  }),
  /** A workbook of results: per person and session, theory, practice, total, verdict, resit, certificate. */
  exportResults: job({
    input: z.object({
      file: ticket,
      sessionId: id.nullable().default(null),
      language: z.enum(['zh-CN', 'en']),
    }),
    output: z.object({ rows: z.number(), caveat }),
    reads: true,
    refusals: targetRefusals,
  }),
  /** All that a recovery lost, row by row, and by table how much nothing names. */
  exportLosses: job({
    input: z.object({ file: ticket, seq: z.number().int(), language: z.enum(['zh-CN', 'en']) }),
    output: z.object({ rows: z.number() }),
    reads: true,
    refusals: [...targetRefusals, 'not_found'],
  }),
  exportLedger: job({
    input: z.object({ file: ticket, year: z.number().int(), language: z.enum(['zh-CN', 'en']) }),
    output: z.object({ rows: z.number(), caveat }),
    reads: true,
    refusals: targetRefusals,
  }),
}
