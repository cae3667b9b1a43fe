import { z } from 'zod'
import { actionOrigins } from '../domain/improvements/codes'
import { todayKinds } from '../domain/today/today-row'
import { job, query } from './define'
import { day, ticket } from './shapes'

/** One row of the Today page: why it is there, when, and the one thing to do about it (domain/today). */
export const todayRow = z.object({
  kind: z.enum(todayKinds),
  group: z.enum(['overdue', 'today', 'this_week']),
  action: z.enum([
    'add_people',
    'print_sign_in',
    'open_session',
    'record_attendance',
    'enter_marks',
    'issue_certificates',
    'complete_file',
    'finish_action',
    'verify_action',
  ]),
  target: z.discriminatedUnion('page', [
    z.object({
      page: z.literal('session'),
      sessionId: z.string(),
      tab: z.enum(['preparation', 'roster', 'sign_in', 'marks', 'certificates', 'file']),
    }),
    z.object({ page: z.literal('action'), actionId: z.string() }),
  ]),
  /** Days past due; 0 when not. */
  overdueDays: z.number(),
  day: z.string().nullable(),
  minute: z.number().nullable(),
  count: z.number().nullable(),
  session: z
    .object({
      courseName: z.string(),
      courseNameEn: z.string().nullable(),
      number: z.number(),
      places: z.array(z.string()),
      trainers: z.array(z.string()),
    })
    .nullable(),
  followUp: z
    .object({
      title: z.string(),
      number: z.number(),
      origin: z.enum(actionOrigins),
      cause: z.string().nullable(),
      courseName: z.string().nullable(),
      courseNameEn: z.string().nullable(),
      sessionNumber: z.number().nullable(),
      owner: z.string().nullable(),
      verifier: z.string().nullable(),
    })
    .nullable(),
})

export const reports = {
  today: query({
    input: z.object({}),
    output: z.object({
      today: day,
      rows: z.array(todayRow),
      week: z.array(
        z.object({
          day: z.string(),
          blocks: z.array(
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
        planned: z.number(),
        held: z.number(),
        examined: z.number(),
        passed: z.number(),
        creditedMinutes: z.number(),
        activePeople: z.number(),
      }),
      recent: z.array(
        z.object({
          seq: z.number(),
          at: z.string(),
          room: z.string(),
          command: z.string(),
          params: z.record(z.string(), z.unknown()),
          undoable: z.boolean(),
        }),
      ),
      empty: z.object({
        people: z.boolean(),
        ability: z.boolean(),
        courses: z.boolean(),
        sessions: z.boolean(),
      }),
    }),
    reads: [
      'book',
      'people',
      'needs',
      'courses',
      'plan',
      'sessions',
      'assessments',
      'certificates',
      'improvements',
    ],
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
    reads: ['sessions', 'assessments', 'certificates', 'improvements', 'people'],
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
        verdict: z.string().nullable(),
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
    reads: ['needs', 'sessions', 'assessments', 'certificates', 'improvements'],
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
        present: z.number(),
        examined: z.number(),
        passed: z.number(),
        certificates: z.number(),
        fileMissing: z.number(),
      }),
    ),
    reads: ['sessions', 'courses', 'assessments', 'certificates'],
  }),
  /** A workbook of results: per person and session, theory, practice, total, verdict, resit, certificate. */
  exportResults: job({
    input: z.object({
      file: ticket,
      sessionId: z.string().nullable().default(null),
      language: z.enum(['zh-CN', 'en']),
    }),
    output: z.object({ rows: z.number() }),
    refusals: ['not_writable', 'disk_full'],
  }),
  exportLedger: job({
    input: z.object({ file: ticket, year: z.number().int(), language: z.enum(['zh-CN', 'en']) }),
    output: z.object({ rows: z.number() }),
    refusals: ['not_writable', 'disk_full'],
  }),
}
