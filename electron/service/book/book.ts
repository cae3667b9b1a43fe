import type { ServiceArea } from '../service-area'

export const book: ServiceArea<'book'> = {
  name: 'book',
  order: 10,
  handlers: async () => (await import('./book-handlers')).bookHandlers,
}
