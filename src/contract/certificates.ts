import { z } from 'zod'
import { certificateStatuses } from '../domain/certificates/codes'
import { command, job, query } from './define'
import { day, done, id, requiredLine, ticket } from './shapes'

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
  creditedMinutes: z.number(),
  minutesPerHour: z.number(),
  issuerName: z.string(),
  issuerNameEn: z.string().nullable(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  grade: z.string().nullable(),
})

export const certificate = z.object({
  id: z.string(),
  number: z.string(),
  personId: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  staffNo: z.string().nullable(),
  sessionId: z.string(),
  courseName: z.string(),
  courseNameEn: z.string().nullable(),
  sessionNumber: z.number(),
  issuedOn: z.string(),
  validUntil: z.string().nullable(),
  status: z.enum(certificateStatuses),
  voidedOn: z.string().nullable(),
  voidReason: z.string().nullable(),
  prints: z.number(),
})

const printRefusals = ['not_found', 'nothing_to_print', 'not_writable', 'print_failed', 'disk_full'] as const

const issueRefusals = [
  'not_found',
  'bad_certificate_pattern',
  'session_cancelled',
  'session_not_held',
  'not_enrolled',
  'no_result',
  'not_passed',
  'absent',
  'already_issued',
  'voided_needs_reissue',
] as const

export const certificates = {
  /** The issue log, newest first. */
  list: query({
    input: z.object({
      sessionId: id.nullable().default(null),
      status: z.enum([...certificateStatuses, 'all']).default('all'),
      text: z.string().max(100).default(''),
      cursor: z.string().nullable().default(null),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.object({ rows: z.array(certificate), nextCursor: z.string().nullable(), total: z.number() }),
    reads: ['certificates', 'people'],
  }),
  ofPerson: query({
    input: z.object({ personId: id }),
    output: z.array(certificate),
    reads: ['certificates'],
  }),
  /** Sessions with people who passed and have no certificate yet. */
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
    output: z.object({
      rows: z.array(
        z.object({
          enrolmentId: z.string(),
          personId: z.string(),
          name: z.string(),
          nameEn: z.string().nullable(),
          staffNo: z.string().nullable(),
          unitName: z.string().nullable(),
          certificate: certificate.nullable(),
          voided: z.array(certificate),
          refusal: z.string().nullable(),
          /** Characters of the name no bundled font can draw: said before printing. */
          uncovered: z.array(z.string()),
        }),
      ),
      ready: z.number(),
      nextNumber: z.string().nullable(),
    }),
    reads: ['certificates', 'assessments', 'sessions', 'people', 'settings'],
  }),
  /** Gives numbers; they are never used again. Undo voids, it does not take the numbers back. */
  issue: command({
    input: z.object({ sessionId: id, enrolmentIds: z.array(id).min(1).max(5000), issuedOn: day.optional() }),
    output: z.object({ certificateIds: z.array(z.string()), numbers: z.array(z.string()) }),
    undo: 'compensated',
    refusals: issueRefusals,
  }),
  voidOne: command({
    input: z.object({ id, reason: requiredLine(200) }),
    output: done,
    undo: 'captured',
    refusals: ['not_found', 'already_voided', 'no_reason'],
  }),
  /** After voiding: a new certificate with a new number. */
  reissue: command({
    input: z.object({ enrolmentId: id, reason: requiredLine(200) }),
    output: z.object({ id, number: z.string() }),
    undo: 'compensated',
    refusals: ['not_found', 'still_valid', 'not_passed', 'no_result', 'no_reason'],
  }),
  /** A picture of what will be printed: the HTML of one certificate, shown in a frame without script. */
  preview: query({
    input: z.object({ id: id.nullable(), sessionId: id.nullable() }),
    output: z.object({ face, html: z.string() }).nullable(),
    reads: ['certificates', 'settings'],
  }),
  /** All in one PDF, into the file the person chose. A second print of the same certificate is a copy and logged with its reason. */
  printTogether: job({
    input: z.object({
      certificateIds: z.array(id).min(1).max(5000),
      file: ticket,
      reason: z.string().max(200).nullable().default(null),
    }),
    output: z.object({ pages: z.number(), bytes: z.number() }),
    refusals: printRefusals,
  }),
  /** One file each, into the folder the person chose. */
  printEach: job({
    input: z.object({
      certificateIds: z.array(id).min(1).max(5000),
      folder: ticket,
      reason: z.string().max(200).nullable().default(null),
    }),
    output: z.object({ files: z.array(z.string()) }),
    refusals: printRefusals,
  }),
  logPrints: command({
    input: z.object({ certificateIds: z.array(id).min(1), reason: z.string().max(200).nullable() }),
    output: done,
    undo: 'final',
  }),
}
