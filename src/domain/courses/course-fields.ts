import { type Fields, part } from '../fields/fields'
import { courseMethods } from './codes'

/** What is known of a course. What says no part is typed into its form; `life` is set by retiring it. */
export const courseFields = {
  code: { kind: 'text', most: 20, required: true },
  name: { kind: 'text', most: 120, required: true },
  nameEn: { kind: 'text', most: 120 },
  category: { kind: 'text', most: 60, required: true },
  method: { kind: 'choice', codes: courseMethods, required: true },
  outline: { kind: 'text', most: 10_000, lines: true },
  theoryMinutes: { kind: 'whole', least: 0, most: 60_000, required: true },
  practiceMinutes: { kind: 'whole', least: 0, most: 60_000, required: true },
  /** Per cent; both 0 when the course is not assessed, else together 100. */
  theoryWeight: { kind: 'whole', least: 0, most: 100, required: true },
  practiceWeight: { kind: 'whole', least: 0, most: 100, required: true },
  /** Hundredths of a mark. */
  passMark: { kind: 'whole', least: 0, most: 10_000, required: true },
  /** Per cent of the planned minutes of what is held that a certificate asks for; blank and 0 ask for none. */
  minimumAttendance: { kind: 'whole', least: 0, most: 100, usual: 80 },
  validityMonths: { kind: 'whole', least: 1, most: 600 },
  /** Stands for {kind} in the certificate number, e.g. TS. */
  certificateKind: { kind: 'text', most: 10, required: true },
  retired: { kind: 'flag', required: true, part: 'life' },
} as const satisfies Fields

export type CourseFields = typeof courseFields
export const typedCourseFields = part(courseFields, 'typed')
