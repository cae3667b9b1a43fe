import type { BookCounts } from '../../src/contract/book/backup-entry'
import type { LostName } from '../../src/contract/book/lost-name'
import type { AlteredRow } from '../../src/contract/book/record'
import type { Contract } from '../../src/contract/contract'
import type { AreaName } from '../../src/contract/define'
import type { FormSubject } from '../../src/contract/forms'
import type { AreaHandlers } from './area-handlers'
import type { LifeProcedures } from './book/life/life-procedures'
import type { Image, Scope } from './book/record/scope-shape'
import type { CapturedTable } from './db/captured-table'
import type { Db } from './db/databases'
import type { DerivedTable } from './db/derived-table'
import type { NumberedPapers } from './db/numbered-papers'
import type { AreaScans } from './db/sqlite/area-scans'
import type { AreaSalvage } from './db/sqlite/salvage/area-salvage'
import type { SearchDocument } from './db/sqlite/search-document'
import type { FormEntry } from './documents/form/form'
import type { EventListeners } from './event-listeners'
import type { ImportKindEntry } from './imports/import-kind'
import type { TodaySource } from './today-source'
import type { Verb } from './verbs/verb'

/** What an area answers itself; the life of the book is the service's own (book/life-procedures.ts). */
type Own<A extends AreaName> = A extends keyof LifeProcedures
  ? Omit<AreaHandlers<Contract[A]>, keyof LifeProcedures[A]>
  : AreaHandlers<Contract[A]>

/** The page that shows a row, and of which one it is. */
export type RowPlace = NonNullable<AlteredRow['link']>

export interface Named {
  id: string
  name: string
  /** Where it has one in English too. */
  nameEn?: string | null
}

/** The names of some rows of one kind, as a person knows them. */
export type NamesOf = (db: Db, ids: string[]) => Promise<Named[]>

/** `at`: which kind is looked for first. Its rows have a page of their own, or are shown by the page of another row. */
export type Place = { at: number } & (
  | { page: RowPlace['page'] }
  | { seenIn: (db: Db, ids: string[]) => Promise<{ id: string; place: RowPlace }[]> }
)

/** What a paper or a table is about: one of them, or all that was ever recorded. */
export type RecordedSubject = FormSubject | { kind: 'all' }

/** How the rows behind a paper are told from others: for one kind of thing that papers are about. */
export interface SubjectRows<Of extends FormSubject = FormSubject> {
  /** Ids of what it is about, by kind, in the order in which they say whose a row is. */
  scope: (db: Db, subject: Of) => Promise<Scope>
  /** Whether a row belongs to it whatever its ids say. */
  has?: (subject: Of, image: Image) => boolean
  /** Those of these lost rows that are known to belong to another one of its kind. */
  others?: (db: Db, subject: Of, named: readonly LostName[]) => Promise<ReadonlySet<LostName>>
}
export type Subjects = {
  readonly [Kind in FormSubject['kind']]?: SubjectRows<Extract<FormSubject, { kind: Kind }>>
}

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
  /** Tables made from others, which follow every command: not captured. */
  derived?: readonly DerivedTable[]
  /** Tables of counters that no undo rewinds: not captured, but what was given away hangs on them. */
  counters?: readonly string[]
  /** What it gives away on paper under numbers. */
  numbered?: NumberedPapers
  /** Tables of codes, filled by its migrations. */
  codes?: readonly string[]
  /** What it knows of its rows in a damaged book. */
  salvage?: AreaSalvage
  /** What of it two copies of one book are told apart by. */
  counted?: { readonly [Name in keyof BookCounts]?: string }
  /** What it has scans attached to. */
  scans?: AreaScans
  /** What it has papers about. */
  subjects?: () => Promise<Subjects>
  /** Kinds of file whose rows it takes. */
  importKinds?: readonly ImportKindEntry[]
  /** Its changes of the schema, by the version each brings; SQL lies under db/sqlite/migrations. Never changed, never renumbered. */
  migrations?: Readonly<Record<number, string>>
  /** The office's forms it can fill. */
  forms?: readonly FormEntry[]
  /** What it has to say on Today. */
  today?: () => Promise<TodaySource>
  /** What the command line does with it. */
  verbs?: () => Promise<readonly Verb[]>
  /** What Ctrl+K finds of it. */
  search?: readonly SearchDocument[]
  /** What its rows are called, by kind. */
  names?: Readonly<Record<string, NamesOf>>
  /** Kinds whose rows are where a row that names one is seen. */
  places?: Readonly<Record<string, Place>>
  /** Columns of its own, and what they refer to. */
  references?: Readonly<Record<string, Reference>>
}
