import type { PageArea } from '../../app/page-area'
import type words from '../../i18n/zh-CN/search.json'

declare module '../../i18n/setup' {
  interface Words {
    search: typeof words
  }
}

/** It has no page of its own: it is found in Ctrl+K (src/app/palette). */
export const search: PageArea<Record<never, never>> = {
  name: 'search',
  order: 30,
  unrecorded: true,
  routes: {},
  pages: {},
  words: {
    search: {
      'zh-CN': () => import('../../i18n/zh-CN/search.json'),
      en: () => import('../../i18n/en/search.json'),
    },
  },
}
