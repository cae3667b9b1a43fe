import type { ServiceArea } from '../service-area'

export const search: ServiceArea<'search'> = {
  name: 'search',
  order: 30,
  handlers: async () => (await import('./search-handlers')).searchHandlers,
}
