import type { Database } from 'better-sqlite3'
import type { LostName } from '../../../src/contract/book/lost-name'
import type { Db } from './databases'

/** What is on paper under each number, as far as a book knows. */
export interface Register {
  numbers: (db: Db) => Promise<string[]>
  /**
   * Those of a book that an older copy of it does not have, in the order of their numbers: where the copy takes its place
   * they go out of the register, and the papers do not. None where the two are different books.
   */
  gone: (present: Db, source: Db) => Promise<LostName[]>
}

/** What an area gives away on paper, under numbers that never return: what is kept of them outlives the book (0026). */
export interface NumberedPapers {
  /** The last serial of each series, in its columns `series` and `last`. */
  counters: string
  /** What carries the numbers, by its `id`. */
  papers: { table: string; column: string }
  /** The setting that says which series are in doubt. */
  setting: string
  /** Its commands that raise series to what was given here, and lower one. */
  commands: { raise: string; lower: string }
  register: () => Promise<Register>
  /** Those of a damaged book that can still be read, by an index alone too. */
  left: (damaged: Database) => LostName[]
}
