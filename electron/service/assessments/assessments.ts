import type { ServiceArea } from '../service-area'

export const assessments: ServiceArea<'assessments'> = {
  name: 'assessments',
  order: 110,
  handlers: async () => (await import('./assessments-handlers')).assessmentsHandlers,
  listeners: async () => (await import('./mark-listeners')).markListeners,
  tables: {
    mark: { key: ['enrolment_id', 'attempt'], aggregate: ['session', 'session_id'] },
  },
}
