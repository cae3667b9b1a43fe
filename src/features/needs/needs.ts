import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import en from '../../i18n/en/first/needs.json' with { type: 'json' }
import zh from '../../i18n/zh-CN/first/needs.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/needs.json'

declare module '../../i18n/setup' {
  interface Words {
    needs: typeof words
  }
}

const id = z.string().min(1).optional()
const routes = { needs: z.object({ needId: id }), gaps: z.object({ unitId: id }) }

export const needs: PageArea<typeof routes> = {
  name: 'needs',
  order: 70,
  routes,
  pages: {
    needs: async () => (await import('./NeedsPage')).NeedsPage,
    gaps: async () => (await import('./GapsPage')).GapsPage,
  },
  nav: [{ page: 'needs', at: 3, holds: ['gaps'], go: ['gaps'] }],
  begin: [{ id: 'new', at: 2 }],
  personSections: [
    { id: 'levels', at: 2, load: async () => (await import('./LevelsSection')).LevelsSection },
  ],
  first: { 'zh-CN': zh, en },
  words: {
    needs: {
      'zh-CN': () => import('../../i18n/zh-CN/needs.json'),
      en: () => import('../../i18n/en/needs.json'),
    },
  },
}
