import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import en from '../../i18n/en/first/settings.json' with { type: 'json' }
import zh from '../../i18n/zh-CN/first/settings.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/settings.json'

declare module '../../i18n/setup' {
  interface Words {
    settings: typeof words
  }
}

const routes = { settings: z.object({ section: z.string().optional() }) }

export const settings: PageArea<typeof routes> = {
  name: 'settings',
  order: 20,
  routes,
  pages: { settings: async () => (await import('./SettingsPage')).SettingsPage },
  nav: [{ page: 'settings', at: 12, foot: true }],
  columns: { active: 'flag' },
  first: { 'zh-CN': zh, en },
  words: {
    settings: {
      'zh-CN': () => import('../../i18n/zh-CN/settings.json'),
      en: () => import('../../i18n/en/settings.json'),
    },
  },
}
