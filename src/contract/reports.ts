import { z } from 'zod'
import { verdicts } from '../domain/assessments/codes'
import { targetRefusals } from '../domain/files/place-refusals'
import { job, query } from './define'
import { day, ticket, told } from './shapes'
import { todayRow } from './today-row'

export const reports = {
  today: query({
    input: z.object({}),
    output: z.object({
      today: day,
      rows: z.array(todayRow),
      /** Monday to Friday, and the weekend when something takes place on it; a session once a day. */
      week: z.array(
        z.object({
          day: z.string(),
          sessions: z.array(
            z.object({
              sessionId: z.string(),
              courseName: z.string(),
              courseNameEn: z.string().nullable(),
              number: z.number(),
              starts: z.number(),
            }),
          ),
        }),
      ),
      /** Each figure with what it was made of: the page opens it. */
      month: z.object({
        /** Sessions of this month's plan lines (domain/plan/completion). */
        plan: z.object({
          planned: z.number(),
          held: z.number(),
          unplannedHeld: z.number(),
          cancelledPlanned: z.number(),
        }),
        /** People of sessions that ended this month, resits included (domain/assessments/mark-summary). */
        marks: z.object({
          passed: z.number(),
          failed: z.number(),
          cheating: z.number(),
          missed: z.number(),
          deferred: z.number(),
          notEntered: z.number(),
        }),
        /** People × blocks of this month's recorded blocks. */
        attendance: z.object({ expected: z.number(), present: z.number() }),
        /** Credited minutes of this month's recorded blocks, over the people in post. */
        credit: z.object({ minutes: z.number(), people: z.number(), minutesPerHour: z.number() }),
      }),
      /** What was done last and still stands, newest first. */
      recent: z.array(
        z.object({
          seq: z.number(),
          at: z.string(),
          area: z.string(),
          command: z.string(),
          params: z.record(z.string(), z.unknown()).nullable(),
          undoable: z.boolean(),
        }),
      ),
      empty: z.object({
        people: z.boolean(),
        ability: z.boolean(),
        courses: z.boolean(),
        /** Neither a plan line nor a session. */
        plans: z.boolean(),
      }),
    }),
    // Any area may have something to say there.
    reads: 'all',
  }),
  /** What the head of a session page shows and does next; counts behind its tabs. */
  sessionProgress: query({
    input: z.object({ sessionId: z.string() }),
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
    input: z.object({ personId: z.string() }),
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
    }),
    reads: 'all',
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
        creditedMinutes: z.number(),
        expected: z.number(),
        /** Who came to at least one recorded block; null when no attendance was taken. */
        present: z.number().nullable(),
        /** Who sat the exam, resits included; null for a course without assessment. */
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
      sessionId: z.string().nullable().default(null),
      language: z.enum(['zh-CN', 'en']),
    }),
    output: z.object({ rows: z.number(), told }),
    reads: true,
    refusals: targetRefusals,
  }),
  exportLedger: job({
    input: z.object({ file: ticket, year: z.number().int(), language: z.enum(['zh-CN', 'en']) }),
    output: z.object({ rows: z.number(), told }),
    reads: true,
    refusals: targetRefusals,
  }),
}
