import { codeTables0014 } from '../db/sqlite/migrations/0014-code-tables'
import type { ServiceArea } from '../service-area'

export const book: ServiceArea<'book'> = {
  name: 'book',
  order: 10,
  migrations: { 14: codeTables0014 },
  handlers: async () => (await import('./book-handlers')).bookHandlers,
}
