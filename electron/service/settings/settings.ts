import type { ServiceArea } from '../service-area'

export const settings: ServiceArea<'settings'> = {
  name: 'settings',
  order: 20,
  handlers: async () => (await import('./settings-handlers')).settingsHandlers,
  listeners: async () => (await import('./operator-listeners')).operatorListeners,
  tables: {
    setting: { key: ['key'], aggregate: ['setting', 'key'] },
    operator: {
      key: ['id'],
      aggregate: ['operator', 'id'],
      kept: { namedIn: ['audit', 'operator_id'], aside: { active: 0 } },
    },
  },
}
