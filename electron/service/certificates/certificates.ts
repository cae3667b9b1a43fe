import type { ServiceArea } from '../service-area'

export const certificates: ServiceArea<'certificates'> = {
  name: 'certificates',
  order: 120,
  forms: [
    {
      form: 'certificate_register',
      of: ['session', 'year'],
      formats: ['pdf', 'word', 'excel'],
      name: 'forms:name.certificate_register',
      load: async () => (await import('./forms/certificate-register')).certificateRegisterForm,
    },
  ],
  handlers: async () => (await import('./certificates-handlers')).certificatesHandlers,
  listeners: async () => (await import('./certificate-listeners')).certificateListeners,
  tables: {
    certificate: { key: ['id'], aggregate: ['session', 'session_id'], vouches: ['status', 'valid'] },
    certificate_print: { key: ['id'], aggregate: ['print', 'id'] },
  },
}
