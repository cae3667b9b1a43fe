import { codeTables0014 } from '../db/sqlite/migrations/0014-code-tables'
import type { ServiceArea } from '../service-area'

export const book: ServiceArea<'book'> = {
  name: 'book',
  order: 10,
  migrations: { 14: codeTables0014 },
  handlers: async () => (await import('./book-handlers')).bookHandlers,
  verbs: async () => [
    (await import('./verbs/backup')).backup,
    (await import('./verbs/verify')).verify,
    (await import('./verbs/check')).check,
    (await import('./verbs/restore')).restore,
    (await import('./verbs/undo')).undo,
  ],
}
