import type { PageArea } from '../../app/page-area'
import type words from '../../i18n/zh-CN/forms.json'

declare module '../../i18n/setup' {
  interface Words {
    forms: typeof words
  }
}

/** Forms are written from the pages of what they say: the area has words, and no page. */
export const forms: PageArea<Record<never, never>> = {
  name: 'forms',
  order: 150,
  unrecorded: true,
  routes: {},
  pages: {},
  words: {
    forms: {
      'zh-CN': () => import('../../i18n/zh-CN/forms.json'),
      en: () => import('../../i18n/en/forms.json'),
    },
  },
}
