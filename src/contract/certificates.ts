import { z } from 'zod'
import { verdicts } from '../domain/assessments/codes'
import { mostNumbersNamed } from '../domain/book/number-series'
import { certificateStatuses } from '../domain/certificates/issue'
import { alteration } from './book/record'
import { numberingProcedures } from './certificates/numbering'
import { despite, printingProcedures } from './certificates/printing'
import { command, query } from './define'
import { personWords } from './people/brief'
import { day, done, id, line, manyIds, requiredLine } from './shapes'

/** What the paper said, kept as issued. */
export const face = z.object({
  number: z.string(),
  personName: z.string(),
  personNameEn: z.string().nullable(),
  staffNo: z.string().nullable(),
  courseName: z.string(),
  courseNameEn: z.string().nullable(),
  sessionNumber: z.number(),
  firstDay: z.string(),
  lastDay: z.string(),
  /** What this person attended. */
  creditedMinutes: z.number(),
  minutesPerHour: z.number(),
  issuerName: z.string(),
  issuerNameEn: z.string().nullable(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  /** A grade code; where nothing was assessed `attended`, or `attended_enough` of somebody who missed some of it. */
  grade: z.string().nullable(),
})

export const certificate = z.object({
  id: z.string(),
  number: z.string(),
  personId: z.string(),
  enrolmentId: z.string(),
  /** As the person is called now. */
  name: z.string(),
  nameEn: z.string().nullable(),
  staffNo: z.string().nullable(),
  /** As the paper says. */
  printedName: z.string(),
  sessionId: z.string(),
  courseName: z.string(),
  courseNameEn: z.string().nullable(),
  sessionNumber: z.number(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  status: z.enum(certificateStatuses),
  voidedOn: z.string().nullable(),
  /** null for a voided one: its issue was undone. */
  voidReason: z.string().nullable(),
  /** The valid certificate that stands in the place of a voided one. */
  replacedBy: z.string().nullable(),
  /** The newer valid certificate of the same course, which ends this one. */
  renewedBy: z.string().nullable(),
  prints: z.number(),
  /** Characters of the printed name no bundled font can draw: said before printing. */
  uncovered: z.array(z.string()),
  /** Entries with which note was taken of altered records it rests on, as somebody knew when they issued it. */
  despite: z.array(z.number()),
  /** What was altered outside of it itself, taken note of; absent where nothing was, and on the tab of its session. */
  altered: z.array(alteration).optional(),
})
export type Certificate = z.infer<typeof certificate>
export type CertificateFace = z.infer<typeof face>

/** Why somebody on the roll gets no certificate now. */
const candidateRefusals = [
  'session_cancelled',
  'session_not_held',
  'not_enrolled',
  'no_result',
  'not_passed',
  'attendance_missing',
  'absent',
  'too_little_attendance',
  'already_issued',
  'voided_needs_reissue',
] as const

export const certificates = {
  ...numberingProcedures,
  ...printingProcedures,
  /** The issue log, newest first. */
  list: query({
    input: z.object({
      sessionId: id.nullable().default(null),
      /**
       * `in_force` and `expired`: neither voided, and by its last day. `to_renew`: runs out within 30 days or has run out, and
       * nothing newer of the course is there.
       */
      status: z.enum([...certificateStatuses, 'all', 'in_force', 'expired', 'to_renew']).default('all'),
      text: z.string().max(100).default(''),
      cursor: z.string().nullable().default(null),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.object({ rows: z.array(certificate), nextCursor: z.string().nullable(), total: z.number() }),
    reads: ['certificates', 'people', 'book'],
  }),
  /** Some of them as they are now; one that is gone is left out. */
  byIds: query({
    input: z.object({ ids: manyIds }),
    output: z.array(certificate),
    reads: ['certificates', 'people', 'book'],
  }),
  /** The whole log, for its head. */
  totals: query({
    input: z.object({}),
    /** `valid`: neither voided nor past its last day. */
    output: z.object({
      valid: z.number(),
      expired: z.number(),
      voided: z.number(),
      thisYear: z.number(),
    }),
  }),
  /** When one was printed, and why again. */
  prints: query({
    input: z.object({ id }),
    output: z.array(z.object({ at: z.string(), copy: z.number(), reason: z.string().nullable() })),
  }),
  ofPerson: query({
    input: z.object({ personId: id }),
    output: z.array(certificate),
    reads: ['certificates', 'book'],
  }),
  /** Sessions with people who passed and attended enough and have no certificate yet. */
  toIssue: query({
    input: z.object({}),
    output: z.array(
      z.object({
        sessionId: z.string(),
        courseName: z.string(),
        courseNameEn: z.string().nullable(),
        number: z.number(),
        lastDay: z.string(),
        ready: z.number(),
        notReady: z.number(),
      }),
    ),
    reads: ['certificates', 'assessments', 'sessions', 'courses'],
  }),
  /** One session: who can be issued one, who has one, and why not the others. */
  ofSession: query({
    input: z.object({ sessionId: id }),
    output: z
      .object({
        rows: z.array(
          z.object({
            enrolmentId: z.string(),
            personId: z.string(),
            ...personWords,
            /** The final verdict; null when the course is not assessed. */
            verdict: z.enum(verdicts).nullable(),
            /** Whole per cent of the planned minutes of what is recorded, rounded down; null where nothing is. */
            attended: z.number().nullable(),
            certificate: certificate.nullable(),
            voided: z.array(certificate),
            refusal: z.enum(candidateRefusals).nullable(),
            /** The number of one they had that was lost with damaged data: it may be printed. */
            lost: z.string().nullable(),
            /** The same of the name as it is now: what an issue would print. */
            uncovered: z.array(z.string()),
            /** What stands behind it altered outside, taken note of. */
            altered: z.array(alteration),
          }),
        ),
        ready: z.number(),
        nextNumber: z.string().nullable(),
        /** No certificate is dated before it. */
        lastDay: z.string(),
        /** Per cent that somebody has to have attended; null asks for none. */
        minimumAttendance: z.number().nullable(),
      })
      .nullable(),
    reads: ['certificates', 'assessments', 'sessions', 'courses', 'people', 'settings', 'book'],
  }),
  /**
   * Certificates that were lost with damaged data, or went out of the register by a restore, and that nobody has seen to: whoever one was for holds no valid one
   * since, and nobody took note of it. The person where that is known.
   */
  lostNumbers: query({
    input: z.object({}),
    output: z.array(
      z.object({
        number: z.string(),
        person: z.string().nullable(),
        /** What took it out of the register. */
        by: z.enum(['damage', 'restore']),
        /** Whether its paper is out; null where nobody knows. */
        printed: z.boolean().nullable(),
      }),
    ),
    reads: ['certificates', 'settings'],
  }),
  /** Somebody is done with these: it is not said any more that they are missing. Their numbers are not given again. */
  settleLost: command({
    input: z.object({
      numbers: z.array(line(100)).min(1).max(mostNumbersNamed),
      reason: requiredLine(200),
    }),
    output: done,
    undo: 'captured',
    describes: ['count', 'numbers', 'reason'],
    refusals: ['lost_settled'],
  }),
  /**
   * Gives numbers; they are never used again. Undo voids, it does not take the numbers back. Refused as one of the
   * refusals of candidates with params.name, and attended and minimum, in per cent. Refused as `altered_marks`
   * where records behind it were altered outside, with params.names (of the people), count and notes: the entries that
   * `despite` has to hold for whoever issues to have said that they know.
   */
  issue: command({
    input: z.object({
      sessionId: id,
      enrolmentIds: z.array(id).min(1).max(5000),
      issuedOn: day.optional(),
      despite,
    }),
    output: z.object({ certificateIds: z.array(z.string()), numbers: z.array(z.string()) }),
    undo: 'compensated',
    vouches: true,
    describes: ['course', 'courseEn', 'number', 'count?', 'first', 'last?', 'context?', 'altered?', 'noted?'],
    refusals: [
      'altered_marks',
      'not_found',
      'no_issuer',
      'bad_certificate_pattern',
      'numbers_used_up',
      'dated_before_end',
      ...candidateRefusals,
    ],
  }),
  voidOne: command({
    input: z.object({ id, reason: requiredLine(200) }),
    output: done,
    undo: 'captured',
    describes: ['number', 'reason'],
    refusals: ['not_found', 'already_voided', 'no_reason'],
  }),
  /** After voiding: a new certificate with a new number. Refused as `altered_marks` as issuing is. */
  reissue: command({
    input: z.object({ enrolmentId: id, reason: requiredLine(200), despite }),
    output: z.object({ id, number: z.string() }),
    undo: 'compensated',
    vouches: true,
    describes: ['name', 'number', 'reason', 'context?', 'noted?'],
    refusals: [
      'altered_marks',
      'not_found',
      'no_issuer',
      'bad_certificate_pattern',
      'numbers_used_up',
      'still_valid',
      'not_voided',
      'session_cancelled',
      'session_not_held',
      'not_enrolled',
      'not_passed',
      'no_result',
      'attendance_missing',
      'absent',
      'too_little_attendance',
      'no_reason',
    ],
  }),
  /** What will be printed: the HTML of one certificate, or of the first one a session would give. */
  preview: query({
    input: z.object({
      id: id.nullable(),
      sessionId: id.nullable(),
      /** Of this person, when there is nothing in the way. */
      enrolmentId: id.optional(),
      issuedOn: day.optional(),
    }),
    output: z.object({ face, html: z.string() }).nullable(),
    reads: ['certificates', 'assessments', 'sessions', 'courses', 'people', 'settings'],
  }),
}
