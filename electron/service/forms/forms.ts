import type { ServiceArea } from '../service-area'

export const forms: ServiceArea<'forms'> = {
  name: 'forms',
  order: 150,
  handlers: async () => (await import('./forms-handlers')).formsHandlers,
  verbs: async () => [(await import('./verbs/export-form')).exportForm],
}
