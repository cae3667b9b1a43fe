import { z } from 'zod'
import type { PageArea } from '../../app/page-area'
import en from '../../i18n/en/first/courses.json' with { type: 'json' }
import type words from '../../i18n/zh-CN/courses.json'
import zh from '../../i18n/zh-CN/first/courses.json' with { type: 'json' }

declare module '../../i18n/setup' {
  interface Words {
    courses: typeof words
  }
}

const routes = { courses: z.object({}), course: z.object({ id: z.string().min(1) }), places: z.object({}) }

export const courses: PageArea<typeof routes> = {
  name: 'courses',
  order: 80,
  routes,
  pages: {
    courses: async () => (await import('./CoursesPage')).CoursesPage,
    course: async () => (await import('./CoursesPage')).CoursePage,
    places: async () => (await import('./PlacesPage')).PlacesPage,
  },
  nav: [{ page: 'courses', at: 4, holds: ['course', 'places'], go: ['places'] }],
  found: [{ kind: 'course', at: 3 }],
  columns: { retired: 'flag', pass_mark: 'mark' },
  stops: { course: ['id=@course'] },
  first: { 'zh-CN': zh, en },
  words: {
    courses: {
      'zh-CN': () => import('../../i18n/zh-CN/courses.json'),
      en: () => import('../../i18n/en/courses.json'),
    },
  },
}
