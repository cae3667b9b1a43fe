import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import { isHeld, plainCount, waitingCount } from '../../app/session-tab'
import en from '../../i18n/en/first/certificates.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/certificates.json'
import zh from '../../i18n/zh-CN/first/certificates.json' with { type: 'json' }
import type today from '../../i18n/zh-CN/today/certificates.json'

declare module '../../i18n/setup' {
  interface Words {
    certificates: typeof words
  }
  interface TodayWords {
    certificates: (typeof today)['certificates']
  }
}

declare module '../../app/session-tab' {
  interface SessionTabs {
    certificates: true
  }
}

/** `show`: what the issue log is narrowed to at first. */
const routes = { certificates: z.object({ show: z.enum(['to_renew']).optional() }) }

export const certificates: PageArea<typeof routes> = {
  name: 'certificates',
  order: 120,
  routes,
  pages: { certificates: async () => (await import('./CertificatesPage')).CertificatesPage },
  nav: [{ page: 'certificates', at: 7 }],
  sessionTabs: [
    {
      id: 'certificates',
      at: 4,
      isUsed: isHeld,
      count: ({ progress }) =>
        progress &&
        (waitingCount('certificates', progress.certificatesToIssue) ?? plainCount(progress.certificates)),
      load: async () => (await import('./CertificatesTab')).CertificatesTab,
    },
  ],
  stops: { certificates: ['', 'show=to_renew'] },
  personSections: [
    {
      id: 'certificates',
      at: 4,
      load: async () => (await import('./CertificatesSection')).CertificatesSection,
    },
  ],
  first: { 'zh-CN': zh, en },
  words: {
    certificates: {
      'zh-CN': () => import('../../i18n/zh-CN/certificates.json'),
      en: () => import('../../i18n/en/certificates.json'),
    },
  },
}
