import type { ServiceArea } from '../service-area'

export const drafts: ServiceArea<'drafts'> = {
  name: 'drafts',
  order: 25,
  handlers: async () => (await import('./drafts-handlers')).draftsHandlers,
}
