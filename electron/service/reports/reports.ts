import type { ServiceArea } from '../service-area'

export const reports: ServiceArea<'reports'> = {
  name: 'reports',
  order: 140,
  forms: [
    {
      form: 'personal_file',
      of: ['person'],
      formats: ['pdf', 'word', 'excel'],
      name: 'documents:personal_file.name',
      load: async () => (await import('./forms/personal-file')).personalFileForm,
    },
    {
      form: 'ledger',
      of: ['year'],
      formats: ['pdf', 'word', 'excel'],
      name: 'documents:ledger.name',
      load: async () => (await import('./forms/ledger-form')).ledgerForm,
    },
  ],
  handlers: async () => (await import('./reports-handlers')).reportsHandlers,
}
