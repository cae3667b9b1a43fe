import type { ServiceArea } from '../service-area'
import { scoresKind } from './scores-kind'

export const assessments: ServiceArea<'assessments'> = {
  name: 'assessments',
  order: 110,
  importKinds: [scoresKind],
  forms: [
    {
      form: 'mark_sheet',
      of: ['session'],
      formats: ['pdf', 'word', 'excel'],
      name: 'forms:name.mark_sheet',
      load: async () => (await import('./forms/mark-sheet-form')).markSheetForm,
    },
    {
      form: 'retraining',
      of: ['session'],
      formats: ['pdf', 'word', 'excel'],
      name: 'forms:name.retraining',
      load: async () => (await import('./forms/retraining')).retrainingForm,
    },
  ],
  handlers: async () => (await import('./assessments-handlers')).assessmentsHandlers,
  listeners: async () => (await import('./mark-listeners')).markListeners,
  tables: {
    // The band of a mark is no verdict: beside one it reads as if it were.
    mark: { key: ['enrolment_id', 'attempt'], aggregate: ['session', 'session_id'], derived: ['grade'] },
  },
  salvage: { days: ['marked_on'] },
}
