import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import en from '../../i18n/en/first/reports.json' with { type: 'json' }
import zh from '../../i18n/zh-CN/first/reports.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/reports.json'
import type today from '../../i18n/zh-CN/today'

declare module '../../i18n/setup' {
  interface Words {
    reports: typeof words
    today: typeof today
  }
}

const routes = { today: z.object({}), records: z.object({ tab: z.enum(['ledger', 'results']).optional() }) }

export const reports: PageArea<typeof routes> = {
  name: 'reports',
  order: 140,
  routes,
  pages: {
    today: async () => (await import('./TodayPage')).TodayPage,
    records: async () => (await import('./RecordsPage')).RecordsPage,
  },
  nav: [
    { page: 'today', at: 1 },
    { page: 'records', at: 9 },
  ],
  personSections: [
    { id: 'training', at: 3, load: async () => (await import('./TrainingSection')).TrainingSection },
  ],
  stops: { records: ['', 'tab=results'] },
  first: { 'zh-CN': zh, en },
  words: {
    reports: {
      'zh-CN': () => import('../../i18n/zh-CN/reports.json'),
      en: () => import('../../i18n/en/reports.json'),
    },
    today: {
      'zh-CN': () => import('../../i18n/zh-CN/today'),
      en: () => import('../../i18n/en/today'),
    },
  },
  // Today is the first page: its words stand apart.
  pageWords: { today: 'today' },
}
