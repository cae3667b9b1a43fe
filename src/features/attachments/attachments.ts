import type { PageArea } from '../../app/page-area'
import type words from '../../i18n/zh-CN/attachments.json'

declare module '../../i18n/setup' {
  interface Words {
    attachments: typeof words
  }
}

/** Files that were filed lie with what they belong to: the area has words for the history, and no page. */
export const attachments: PageArea<Record<never, never>> = {
  name: 'attachments',
  order: 5,
  unrecorded: true,
  routes: {},
  pages: {},
  words: {
    attachments: {
      'zh-CN': () => import('../../i18n/zh-CN/attachments.json'),
      en: () => import('../../i18n/en/attachments.json'),
    },
  },
}
