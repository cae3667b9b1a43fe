import type { ServiceArea } from '../service-area'

export const improvements: ServiceArea<'improvements'> = {
  name: 'improvements',
  order: 130,
  handlers: async () => (await import('./improvements-handlers')).improvementsHandlers,
  today: async () => (await import('./actions-today')).actionsToday,
  tables: {
    action: { key: ['id'], aggregate: ['action', 'id'] },
  },
  salvage: { days: ['due_on'] },
  codes: ['action_kind', 'action_origin'],
  references: { verifier_id: { to: 'person' } },
}
