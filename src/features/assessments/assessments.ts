import type { PageArea } from '../../app/page-area'
import { waitingCount } from '../../app/session-tab'
import type words from '../../i18n/zh-CN/assessments.json'

declare module '../../i18n/setup' {
  interface Words {
    assessments: typeof words
  }
}

declare module '../../app/session-tab' {
  interface SessionTabs {
    marks: true
  }
}

/** Marks are entered on a tab of their session. */
export const assessments: PageArea<Record<never, never>> = {
  name: 'assessments',
  order: 110,
  routes: {},
  pages: {},
  sessionTabs: [
    {
      id: 'marks',
      at: 3,
      isUsed: ({ status, theoryWeight, practiceWeight }) =>
        theoryWeight + practiceWeight > 0 && status !== 'cancelled',
      count: ({ progress, ended }) =>
        progress && ended ? waitingCount('marks', progress.marksMissing) : null,
      load: async () => (await import('./MarksTab')).MarksTab,
    },
  ],
  columns: { theory: 'mark', practice: 'mark', total: 'mark' },
  words: {
    assessments: {
      'zh-CN': () => import('../../i18n/zh-CN/assessments.json'),
      en: () => import('../../i18n/en/assessments.json'),
    },
  },
}
