import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import en from '../../i18n/en/first/imports.json' with { type: 'json' }
import zh from '../../i18n/zh-CN/first/imports.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/imports.json'

declare module '../../i18n/setup' {
  interface Words {
    imports: typeof words
  }
}

const routes = {
  import: z.object({
    kind: z
      .string()
      .regex(/^[a-z-]+$/)
      .optional(),
    sessionId: z.string().min(1).optional(),
  }),
}

export const imports: PageArea<typeof routes> = {
  name: 'imports',
  order: 40,
  routes,
  pages: { import: async () => (await import('./ImportPage')).ImportPage },
  nav: [{ page: 'import', at: 10, foot: true }],
  first: { 'zh-CN': zh, en },
  words: {
    imports: {
      'zh-CN': () => import('../../i18n/zh-CN/imports.json'),
      en: () => import('../../i18n/en/imports.json'),
    },
  },
}
