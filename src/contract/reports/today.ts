import { z } from 'zod'
import { query } from '../define'
import { day } from '../shapes'
import { todayRow } from '../today-row'

/** What the first page asks. */
export const todayProcedures = {
  today: query({
    input: z.object({}),
    output: z.object({
      today: day,
      rows: z.array(todayRow),
      /** Monday to Friday, and the whole weekend when something takes place on it or it is today; a session once a day. */
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
}
