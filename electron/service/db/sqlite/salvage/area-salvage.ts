import type { Database } from 'better-sqlite3'
import type { LostRow } from '../../../../../src/contract/book/listed-losses'
import type { LossLine } from '../../../../../src/contract/book/losses'
import type { LostName } from '../../../../../src/contract/book/lost-name'

/** Of one table no more are named. */
export const mostNamed = 200

/** What a lost row is told under. */
export type SubjectKind = Exclude<LossLine['under'], 'table'>

/** A row as far as something still tells of it: by column. */
export type Known = Record<string, unknown>

/** A row by its table and id, wherever something still has it. */
export type RowOf = (table: string, id: unknown) => Known | null

export interface Salvaged {
  damaged: Database
  /** What came through of it. */
  sound: Database
  /** A backup of the same history. */
  earlier: Database | null
  /** What earlier recoveries named of the table already. */
  alreadyNamed: () => readonly string[]
}

export interface Subject<Facts> {
  /** What is told of it besides its id. `own`: its row, as far as it is known. */
  tell: (own: Known | null, rowOf: RowOf) => Facts
  /** It is told by the name it has in the data of today, where it has one. */
  named?: true
}

/**
 * What an area knows of its rows in a damaged book: what else tells of those that are lost, whose they were, and what can
 * be made anew. Lists of all areas are in their order.
 */
export interface AreaSalvage {
  /** By table: rows that did not come through and that something else still knows by a name or a number. */
  named?: Readonly<Record<string, (salvaged: Salvaged) => LostName[]>>
  /** By table: makes rows anew that other records still tell of, and says how many. */
  rebuilt?: Readonly<Record<string, (sqlite: Database) => number>>
  /** Kinds that a lost row is told under; the one named last is the one it belongs to least. */
  subjects?: { readonly [Kind in SubjectKind]?: Subject<Omit<NonNullable<LostRow[Kind]>, 'id'>> }
  /** Kinds whose rows lead on to those. `dated`: a row that names one is of its day. */
  between?: Readonly<Record<string, { dated?: true }>>
  /** Kinds that a row without a name of its own is called by, and the column that says it. */
  labels?: Readonly<Record<string, string>>
  /** Columns that say which day a row is about. */
  days?: readonly string[]
  /** Who a row belongs to, by name. */
  holder?: (row: LostRow) => string | undefined
  /** A row in a list of names; `label`: what it is called by itself. Null where nothing names it. */
  nameOf?: (label: string | null, row: LostRow) => LostName | null
  /** What a name says of its row, by column. */
  columnsOf?: (name: LostName) => Known | null
}
