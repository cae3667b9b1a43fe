import type { ServiceArea } from '../service-area'
import { scoresKind } from './scores-kind'

export const assessments: ServiceArea<'assessments'> = {
  name: 'assessments',
  order: 110,
  importKinds: [scoresKind],
  handlers: async () => (await import('./assessments-handlers')).assessmentsHandlers,
  listeners: async () => (await import('./mark-listeners')).markListeners,
  tables: {
    mark: { key: ['enrolment_id', 'attempt'], aggregate: ['session', 'session_id'] },
  },
}
