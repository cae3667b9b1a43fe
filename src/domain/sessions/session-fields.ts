import { type Fields, part } from '../fields/fields'
import { sessionStatuses } from './codes'

/**
 * What is known of a session besides its blocks and people. What says no part is typed when it is scheduled or moved;
 * the `scheme` comes from the course and is changed by itself; `rule` is set by what is done with the session.
 */
export const sessionFields = {
  courseId: { kind: 'reference', to: 'course', required: true, part: 'rule' },
  number: { kind: 'whole', least: 1, most: 100_000, required: true, part: 'rule' },
  planLineId: { kind: 'reference', to: 'plan_line', part: 'rule' },
  capacity: { kind: 'whole', least: 1, most: 10_000 },
  status: { kind: 'choice', codes: sessionStatuses, required: true, part: 'rule' },
  cancelReason: { kind: 'text', most: 300, part: 'rule' },
  firstDay: { kind: 'day', required: true, part: 'rule' },
  lastDay: { kind: 'day', required: true, part: 'rule' },
  creditedMinutes: { kind: 'whole', least: 0, most: 60_000, required: true, part: 'scheme' },
  /** Per cent; both 0 when it is not assessed, else together 100. */
  theoryWeight: { kind: 'whole', least: 0, most: 100, required: true, part: 'scheme' },
  practiceWeight: { kind: 'whole', least: 0, most: 100, required: true, part: 'scheme' },
  /** Hundredths of a mark. */
  passMark: { kind: 'whole', least: 0, most: 10_000, required: true, part: 'scheme' },
  /** Per cent, as of the course. */
  minimumAttendance: { kind: 'whole', least: 0, most: 100, part: 'scheme' },
  /** UTC instant. */
  signInPrintedAt: { kind: 'text', most: 40, part: 'rule' },
  note: { kind: 'text', most: 2000, lines: true },
} as const satisfies Fields

export type SessionFields = typeof sessionFields
export const typedSessionFields = part(sessionFields, 'typed')
export const schemeFields = part(sessionFields, 'scheme')

/** In the form under its name; seats have a part of their own. */
const { capacity: _seats, ...plainSessionFields } = typedSessionFields

export { plainSessionFields }

const { courseId, number, firstDay, lastDay, status, capacity } = sessionFields
/** What a list of sessions shows of each. */
export const listedSessionFields = { courseId, number, firstDay, lastDay, status, capacity }
