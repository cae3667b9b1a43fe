import type { UndoClass } from '../../../src/contract/define'
import type { Tx } from './databases'

/**
 * What the service needs of a book it writes to, whatever engine keeps it. One engine stands behind it, in `sqlite/`:
 * what is done to a book as a file (checking, copying, restoring) is not asked for here.
 */
export interface Book {
  /** Whether its tables, and what captures their changes, are the ones we made. Asked before anything of it is read. */
  isOurs(): boolean
  /** Number of the command with this id; null when it never landed. */
  landed(commandId: string): Promise<number | null>
  /** Whether somebody on the list of operators bears this id and still acts. */
  isOperator(id: string): Promise<boolean>
  /** Begins the one command that writes: until it has ended nobody else can change the book. Null when it is not ours. */
  begin(): Promise<RunningCommand | null>
  /** How often something else than this connection has written to it: never less than before. */
  foreignWrites(): number
  /** How often its file was written to past the engine, of those. */
  writesIntoFile(): number
  close(): void
}

/** One command: one transaction, one entry. */
export interface RunningCommand extends Reversing {
  /** The number it will have. */
  readonly seq: number
  readonly tx: Tx
  /** The newest command after `seen` that touched what this one has touched by now; null when there is none. */
  changedSince(seen: number): Promise<number | null>
  /**
   * Writes down what the command did, and brings up to it whatever is derived from the rows (sums, search, what is
   * due). Null when it changed nothing, is no undo and need not be noted: it leaves no trace then.
   */
  append(entry: Entry): Promise<Appended | null>
  /** Whether the command left a row of these tables that vouches for something (`CapturedTable.vouches`). */
  vouches(tables: readonly string[]): Promise<boolean>
  /** Whether all rows are as they were when they were checked, but for what commands did since. Reads each. */
  areAsChecked(checked: CheckedRows): Promise<boolean>
  commit(): Promise<void>
  /** Everything is as it was before `begin`. */
  rollback(): Promise<void>
}

/** What undo and redo need of the engine. */
export interface Reversing {
  /** All that has to go with the commands, and what stands in the way for good. Nothing is taken back for that. */
  dependentOn(seqs: readonly number[]): Promise<Dependent>
  /** Live commands after this one that touched what it touched. */
  touchedLater(seq: number): Promise<readonly number[]>
  /** Whether the changes a command wrote down are still what its entry committed to. */
  isIntact(seq: number): Promise<boolean>
  /**
   * Takes back every row the command changed, newest first; answers how many of them were only laid aside, since the
   * history names them. That nothing hangs in the air is checked at commit.
   */
  reverse(seq: number): Promise<number>
  /** Whether, now that these commands are taken back, a row hangs on one that is not there. */
  hasOrphans(seqs: readonly number[]): Promise<boolean>
  /**
   * Gives rows the images they should have, if they have those they are said to have. `others`: more rows of which the
   * same is known. Unless it is `done` the command has to be rolled back.
   */
  putBack(rows: readonly KnownRow[], others: readonly KnownRow[]): Promise<PutBack>
}

/** What was known of all rows when they were checked. */
export interface CheckedRows {
  /** As many there were just before. */
  foreignWrites: number
  /** Fingerprint of how far they were from those of the record. */
  drift: string
}

/** A row of a captured table: its key and images as the changes have them (JSON); null where there is no row. */
export interface KnownRow {
  table: string
  key: string
  present: string | null
  expected: string | null
}

/** What came of putting rows back. */
export type PutBack =
  | { state: 'done' }
  /** A row is not what it is said to be, or later work rests on it. */
  | { state: 'changed'; row: KnownRow }
  /** What must be unique in it stands in other rows: in those of `by`, which could be put back with it, or in none we know. */
  | { state: 'taken'; row: KnownRow; by: readonly KnownRow[] }

export interface Dependent {
  /** The commands themselves, and the live ones that go with them. */
  seqs: ReadonlySet<number>
  /** Rows that would hang in the air and that nothing can take away. */
  staying: readonly StoredRow[]
}

export interface StoredRow {
  table: string
  /** Of its primary key, as JSON. */
  key: string
}

export interface Entry {
  id: string
  /** UTC instant. */
  at: string
  operatorId: string | null
  area: string
  command: string
  undo: UndoClass
  /** Written down even if no row was changed. */
  noted: boolean
  /** What the history line says. */
  params: Record<string, unknown>
  /** Of an undo or a redo. */
  reversal: Reversal | null
  /** It takes the rows as they are and seals them: undo ends there. */
  sealsAnew: boolean
  /** Called now and then in long writing. Throws when the person stopped it. */
  stopHere(): void
}

export type Reversal = { targets: number[]; params: Record<string, unknown> } & (
  | { kind: 'undo' }
  /** `of`: the undo that is brought back. */
  | { kind: 'redo'; of: number }
)

export interface Appended {
  /** Fingerprint of the entry. */
  hash: string
  /** Whose rows it changed. */
  tables: readonly string[]
}
