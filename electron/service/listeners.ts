import { markListeners } from './assessments/mark-listeners'
import { certificateListeners } from './certificates/certificate-listeners'
import type { EventListeners } from './events'

/** Who listens to what: the one place where a later area is joined to an earlier one. */
export const listeners: EventListeners = {
  'session-closing': [...(markListeners['session-closing'] ?? [])],
  'enrolment-withdrawing': [
    ...(certificateListeners['enrolment-withdrawing'] ?? []),
    ...(markListeners['enrolment-withdrawing'] ?? []),
  ],
  'scheme-changed': [
    ...(certificateListeners['scheme-changed'] ?? []),
    ...(markListeners['scheme-changed'] ?? []),
  ],
  'marks-recorded': [...(certificateListeners['marks-recorded'] ?? [])],
}
