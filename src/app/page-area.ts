import type { ComponentType } from 'react'
import type { z } from 'zod'
import type { Brought } from './brought'
import type { PersonSection } from './person-section'
import type { SessionTabPart } from './session-tab'

/** The languages of the page (src/i18n/setup.ts), and a file of words in each. */
type Words = { 'zh-CN': () => Promise<{ default: object }>; en: () => Promise<{ default: object }> }

/** What the addresses of an area carry, page by page: `{ needs: z.object({ needId: z.string().optional() }) }`. */
export type Routes = Record<string, z.ZodObject>

/** One address: `{ page: 'needs', needId: '…' }`. */
export type RouteOf<R extends Routes, P extends keyof R> = string extends keyof z.output<R[P]>
  ? { page: P }
  : { page: P } & z.output<R[P]>

/** One entry of the side bar. */
interface NavEntry<P> {
  page: P
  /** Its place among all entries, from 1. Those at the foot come after the others. */
  at: number
  foot?: true
  /** Pages that belong to it besides its own. */
  holds?: readonly P[]
  /** Those of them that Ctrl+K goes to: they need no id. */
  go?: readonly P[]
}

/** “新建培训班” in Ctrl+K: what the page with the area’s name is asked to begin. Its words are `palette.begin.<id>`. */
interface Beginning {
  /** The page knows it as `<area>.<id>`: 'sessions.new'. */
  id: string
  /** Its place among all beginnings. */
  at: number
}

/**
 * A kind of thing that Ctrl+K finds, and the page with its id. Its words are `palette.found.<kind>`, and
 * `palette.title.<kind>` where the index ends in a number: { course, number }.
 */
interface FoundKind<P> {
  kind: P
  /** Its place among all kinds. */
  at: number
}

/** How the history says the values of a column: 545 as 09:05, 8850 as 88.5, 1 as yes. */
export type ColumnForm = 'clock' | 'mark' | 'flag'

/**
 * All that the page knows of one area before it is opened: names, order and loaders; what they load comes when it is
 * wanted. It stands in one list (src/features/areas.ts), and pages, side bar, Ctrl+K, words and the stops of the journey
 * through the application are made from it.
 */
export interface PageArea<R extends Routes = Routes> {
  name: string
  /** Its place in the order of areas (docs/architecture.md). */
  order: number
  /** No command of it stands in the history. */
  unrecorded?: true
  routes: R
  pages: { [P in keyof R]: () => Promise<ComponentType<{ route: RouteOf<R, P>; brought: Brought }>> }
  nav?: readonly NavEntry<keyof R & string>[]
  begin?: readonly Beginning[]
  found?: readonly FoundKind<keyof R & string>[]
  sessionTabs?: readonly SessionTabPart[]
  personSections?: readonly PersonSection[]
  /** Columns whose values are no plain text, by name. */
  columns?: Readonly<Record<string, ColumnForm>>
  /** What a journey stops at, besides each page that needs to know nothing: '@person' stands for an id there is. */
  stops?: { [P in keyof R]?: readonly string[] }
  /** The names of its entries in the side bar, which the first page has. */
  first?: Readonly<Record<keyof Words, object>>
  /** Its words by namespace; its pages wait for those of its name. */
  words: Readonly<Record<string, Words>>
  /** A page that waits for other words of the area instead. */
  pageWords?: { [P in keyof R]?: string }
}
