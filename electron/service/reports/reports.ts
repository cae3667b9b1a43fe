import type { ServiceArea } from '../service-area'

export const reports: ServiceArea<'reports'> = {
  name: 'reports',
  order: 140,
  forms: [
    {
      form: 'personal_file',
      of: ['person'],
      formats: ['pdf', 'word', 'excel'],
      name: 'forms:name.personal_file',
      load: async () => (await import('./forms/personal-file')).personalFileForm,
    },
    {
      form: 'ledger',
      of: ['year'],
      formats: ['pdf', 'word', 'excel'],
      name: 'forms:name.ledger',
      load: async () => (await import('./forms/ledger-form')).ledgerForm,
    },
  ],
  today: async () => (await import('./sessions-today')).sessionsToday,
  handlers: async () => (await import('./reports-handlers')).reportsHandlers,
  verbs: async () => [(await import('./verbs/export-results')).exportResults],
}
