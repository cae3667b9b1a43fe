import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import en from '../../i18n/en/first/plan.json' with { type: 'json' }
import zh from '../../i18n/zh-CN/first/plan.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/plan.json'

declare module '../../i18n/setup' {
  interface Words {
    plan: typeof words
  }
}

const routes = { plan: z.object({ year: z.coerce.number().int().min(1900).max(9999).optional() }) }

export const plan: PageArea<typeof routes> = {
  name: 'plan',
  order: 90,
  routes,
  pages: { plan: async () => (await import('./PlanPage')).PlanPage },
  nav: [{ page: 'plan', at: 5 }],
  first: { 'zh-CN': zh, en },
  words: {
    plan: {
      'zh-CN': () => import('../../i18n/zh-CN/plan.json'),
      en: () => import('../../i18n/en/plan.json'),
    },
  },
}
