import type { Message, TodayLine } from '../../src/contract/today-row'
import type { TodayWhen } from '../../src/domain/today/today'
import type { QueryContext } from './context'

/** One thing an area has to say on Today; group, order and whether it shows yet are the page's own (domain/today). */
export interface TodayFact<Kind extends string = string, Action extends string = string>
  extends Pick<TodayLine, 'count' | 'to' | 'title' | 'notes' | 'tag'> {
  kind: Kind
  /** What it is about: no two of a kind have the same. */
  id: string
  when: TodayWhen
  action: Action
}

/**
 * What an area brings to Today. Its words lie in `src/i18n/<language>/today/<area>.json`: `<area>.kind.<kind>`,
 * `<area>.action.<action>` and what its facts say.
 */
export interface TodaySource<Kind extends string = string, Action extends string = string> {
  /** Its kinds, each with its place among those of all areas: in that order rows of one moment stand. */
  kinds: Readonly<Record<Kind, number>>
  /** What the buttons of its rows do. */
  actions: readonly Action[]
  facts(context: QueryContext): Promise<TodayFact<Kind, Action>[]>
}

/** “投诉处理 第3期”: how a session is called on Today, and in the titles there. */
export const sessionTitle = (session: {
  courseName: string
  courseNameEn: string | null
  number: number
}): Message => ({
  say: 'session',
  with: {
    course: { name: session.courseName, nameEn: session.courseNameEn },
    number: session.number,
  },
})
