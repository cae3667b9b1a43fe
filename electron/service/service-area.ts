import type { Contract } from '../../src/contract/contract'
import type { AreaName } from '../../src/contract/define'
import type { AreaHandlers } from './area-handlers'
import type { LifeProcedures } from './book/life-procedures'
import type { CapturedTable } from './db/captured-table'
import type { Db } from './db/databases'
import type { SearchDocument } from './db/sqlite/search-document'
import type { FormEntry } from './documents/form/form'
import type { EventListeners } from './event-listeners'
import type { ImportKindEntry } from './imports/import-kind'
import type { TodaySource } from './today-source'

/** What an area answers itself; the life of the book is the service's own (book/life-procedures.ts). */
type Own<A extends AreaName> = A extends keyof LifeProcedures
  ? Omit<AreaHandlers<Contract[A]>, keyof LifeProcedures[A]>
  : AreaHandlers<Contract[A]>

export interface Named {
  id: string
  name: string
  /** Of one that has no page of its own: whose page shows it. */
  seenIn?: { page: 'person' | 'session'; id: string }
}

/** The names of some rows of one kind, as a person knows them. */
export type NamesOf = (db: Db, ids: string[]) => Promise<Named[]>

/** A column that refers to something: the history names it, since nobody knows an id by sight. */
export interface Reference {
  /** One of the kinds that some area names. */
  to: string
  /** Its place among the columns that tell what a row without a name of its own is about. */
  tells?: number
}

/**
 * All that the service knows of one area before it is asked for anything: what it keeps, and where the rest is loaded
 * from. It stands in one list (areas.ts); the handlers by name, who hears of what, which tables are captured, what is
 * found by a word and how the history names things are made from it.
 */
export interface ServiceArea<A extends AreaName = AreaName> {
  name: A
  /** Its place in the order of areas: it may call the services of earlier ones. */
  order: number
  /** One for each procedure of its contract, or it does not compile. */
  handlers: () => Promise<Own<A>>
  /** What it has to say about what happens to the things of earlier areas. */
  listeners?: () => Promise<EventListeners>
  /** Tables whose every row change is captured under the running command, by name. */
  tables?: Readonly<Record<string, CapturedTable>>
  /** Kinds of file whose rows it takes. */
  importKinds?: readonly ImportKindEntry[]
  /** Its changes of the schema, by the version each brings; SQL lies under db/sqlite/migrations. Never changed, never renumbered. */
  migrations?: Readonly<Record<number, string>>
  /** The office's forms it can fill. */
  forms?: readonly FormEntry[]
  /** What it has to say on Today. */
  today?: () => Promise<TodaySource>
  /** What Ctrl+K finds of it. */
  search?: readonly SearchDocument[]
  /** What its rows are called, by kind. */
  names?: Readonly<Record<string, NamesOf>>
  /** Columns of its own, and what they refer to. */
  references?: Readonly<Record<string, Reference>>
}
