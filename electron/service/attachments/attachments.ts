import type { ServiceArea } from '../service-area'

export const attachments: ServiceArea<'attachments'> = {
  name: 'attachments',
  order: 5,
  handlers: async () => ({}),
  tables: {
    attachment: { key: ['sha256'], aggregate: ['attachment', 'sha256'] },
  },
}
