import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import en from '../../i18n/en/first/people.json' with { type: 'json' }
import zh from '../../i18n/zh-CN/first/people.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/people.json'

declare module '../../i18n/setup' {
  interface Words {
    people: typeof words
  }
}

const routes = {
  people: z.object({ unitId: z.string().min(1).optional() }),
  person: z.object({ id: z.string().min(1) }),
  posts: z.object({}),
}

export const people: PageArea<typeof routes> = {
  name: 'people',
  order: 60,
  routes,
  pages: {
    people: async () => (await import('./PeoplePage')).PeoplePage,
    person: async () => (await import('./PersonPage')).PersonPage,
    posts: async () => (await import('./PostsPage')).PostsPage,
  },
  nav: [{ page: 'people', at: 2, holds: ['person', 'posts'], go: ['posts'] }],
  begin: [{ id: 'new', at: 1 }],
  found: [{ kind: 'person', at: 1 }],
  columns: { external: 'flag' },
  stops: { person: ['id=@person'] },
  first: { 'zh-CN': zh, en },
  words: {
    people: {
      'zh-CN': () => import('../../i18n/zh-CN/people.json'),
      en: () => import('../../i18n/en/people.json'),
    },
  },
}
