import type { ServiceArea } from '../service-area'

export const reports: ServiceArea<'reports'> = {
  name: 'reports',
  order: 140,
  handlers: async () => (await import('./reports-handlers')).reportsHandlers,
}
