import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import { isHeld, plainCount, waitingCount } from '../../app/session-tab'
import en from '../../i18n/en/first/improvements.json' with { type: 'json' }
import zh from '../../i18n/zh-CN/first/improvements.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/improvements.json'
import type today from '../../i18n/zh-CN/today/improvements.json'

declare module '../../i18n/setup' {
  interface Words {
    improvements: typeof words
  }
  interface TodayWords {
    improvements: (typeof today)['improvements']
  }
}

declare module '../../app/session-tab' {
  interface SessionTabs {
    'follow-up': true
  }
}

const routes = { improvement: z.object({ actionId: z.string().min(1).optional() }) }

export const improvements: PageArea<typeof routes> = {
  name: 'improvements',
  order: 130,
  routes,
  pages: { improvement: async () => (await import('./ImprovementPage')).ImprovementPage },
  nav: [{ page: 'improvement', at: 8 }],
  sessionTabs: [
    {
      id: 'follow-up',
      at: 6,
      apart: true,
      isUsed: isHeld,
      count: ({ progress }) =>
        progress && (waitingCount('followUp', progress.toFollowUp) ?? plainCount(progress.openActions)),
      load: async () => (await import('./FollowUpTab')).FollowUpTab,
    },
  ],
  personSections: [
    { id: 'actions', at: 1, load: async () => (await import('./ActionsSection')).ActionsSection },
  ],
  stops: { improvement: ['', 'actionId=@action'] },
  first: { 'zh-CN': zh, en },
  words: {
    improvements: {
      'zh-CN': () => import('../../i18n/zh-CN/improvements.json'),
      en: () => import('../../i18n/en/improvements.json'),
    },
  },
}
