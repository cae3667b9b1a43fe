import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import en from '../../i18n/en/first/book.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/book'
import zh from '../../i18n/zh-CN/first/book.json' with { type: 'json' }

declare module '../../i18n/setup' {
  interface Words {
    book: typeof words
  }
}

const routes = {
  history: z.object({
    area: z.string().optional(),
    by: z.string().optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    section: z.string().optional(),
  }),
}

export const book: PageArea<typeof routes> = {
  name: 'book',
  order: 10,
  routes,
  pages: { history: async () => (await import('./HistoryPage')).HistoryPage },
  nav: [{ page: 'history', at: 11, foot: true }],
  first: { 'zh-CN': zh, en },
  words: {
    book: {
      'zh-CN': () => import('../../i18n/zh-CN/book'),
      en: () => import('../../i18n/en/book'),
    },
  },
}
