import type { ServiceArea } from '../service-area'

export const imports: ServiceArea<'imports'> = {
  name: 'imports',
  order: 40,
  handlers: async () => (await import('./imports-handlers')).importsHandlers,
  verbs: async () => [(await import('./verbs/import')).importFile],
  tables: {
    import_layout: { key: ['kind', 'fingerprint'], aggregate: ['layout', 'fingerprint'] },
    import_run: { key: ['id'], aggregate: ['import', 'id'] },
  },
}
