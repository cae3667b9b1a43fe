import type { ServiceArea } from '../service-area'

export const certificates: ServiceArea<'certificates'> = {
  name: 'certificates',
  order: 120,
  handlers: async () => (await import('./certificates-handlers')).certificatesHandlers,
  listeners: async () => (await import('./certificate-listeners')).certificateListeners,
  tables: {
    certificate: { key: ['id'], aggregate: ['session', 'session_id'] },
    certificate_print: { key: ['id'], aggregate: ['print', 'id'] },
  },
}
