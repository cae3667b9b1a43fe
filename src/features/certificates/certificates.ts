import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import { isHeld, plainCount, waitingCount } from '../../app/session-tab'
import en from '../../i18n/en/first/certificates.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/certificates.json'
import zh from '../../i18n/zh-CN/first/certificates.json' with { type: 'json' }

declare module '../../i18n/setup' {
  interface Words {
    certificates: typeof words
  }
}

declare module '../../app/session-tab' {
  interface SessionTabs {
    certificates: true
  }
}

const routes = { certificates: z.object({}) }

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
