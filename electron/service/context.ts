import type { BackupEntry } from '../../src/contract/book/backup-entry'
import type { RunningJob } from '../../src/contract/book/state'
import type { Contract } from '../../src/contract/contract'
import type { InputOf, OutputOf } from '../../src/contract/define'
import type { RefusalCode } from '../../src/contract/refusals'
import type { Progress } from '../../src/contract/wire'
import type { Accused } from '../../src/domain/book/damage'
import type { Rows } from '../../src/domain/imports/table'
import type { PrintPage, TicketKind } from '../host-wire'
import type { Scans } from './attachments/scans'
import type { Connection } from './connection'
import type { CheckedRows, KnownRow, PutBack, Reversal } from './db/book'
import type { Db, Tx } from './db/databases'
import type { RowsOnDisk } from './db/kept-rows'
import type { EventsRefusing, ServiceEvents } from './events'

export type { Db, Tx }

/** A property and no method: so one that refuses more is never taken for one that refuses less. */
export type Refuse<R extends RefusalCode> = (code: R, params?: Record<string, unknown>) => never

/** What every handler knows of the moment. `today` is the book's own day, `now` an UTC instant. */
export interface Moment {
  today: string
  now: string
}

export interface QueryContext extends Moment {
  db: Db
  /** Which files of the store are lost: no row knows. */
  scans: Pick<Scans, 'lost' | 'probe'>
}

/** What is looked at before a command is given. */
export interface BeforeCommand {
  db: Db
  scans: Pick<Scans, 'read'>
}

/** `W` as a contract lists it: `'name'` has to be said, `'name?'` may be. */
type Described<W extends string> = { [K in W as K extends `${string}?` ? never : K]: Describable } & {
  [K in W as K extends `${infer Name}?` ? Name : never]?: Describable | undefined
}
type Describable = string | number

/** Of what is spread into words too, nothing may be left that no sentence says. */
type NothingElse<P, Names> = P extends unknown ? { [K in Exclude<keyof P, Names>]?: never } : never

/** Without words of its own (a listener, a helper) there is nothing to describe. */
export type Describe<W extends string> = [W] extends [never]
  ? (params: never) => void
  : <P extends Described<W>>(params: P & NothingElse<P, keyof Described<W>>) => void

/** `R`: the codes it may refuse with, `W`: what its history line says, as its contract lists them; none unless said. */
export interface CommandContext<R extends RefusalCode = never, W extends string = never> extends Moment {
  tx: Tx
  operatorId: string | null
  /** Hashes of the scans that are known to be missing or damaged. */
  lostScans: ReadonlySet<string>
  /** Ids of records that a running job gives out of the house: of these no row tells yet that they have left it. */
  leaving: ReadonlySet<string>
  /** UUIDv7, made in order. */
  newId(): string
  /** Throws: rolls everything back and answers with the code. */
  refuse: Refuse<R>
  /** Rows the job put aside for this command; null when it has none. Each going through reads them anew. */
  staged<T>(): Rows<T> | null
  /** Tells later areas, inside this transaction. Who tells them answers for what they may refuse. */
  emit: <E extends EventsRefusing<R>>(event: E, payload: ServiceEvents[E]) => Promise<void>
  /** Called now and then in long writing. Throws when the person stopped the job: everything is rolled back. */
  stopHere(): void
  /** Words for the history line (`command.<name>` of the area), e.g. { name: '王芳' }. */
  describe: Describe<W>
  /** Takes back earlier commands, or brings them back, and writes this one down as doing so: for undo and redo. */
  takeBack(
    kind: 'undo' | 'redo',
    input: { seq: number; withLater?: boolean; others?: boolean },
  ): Promise<Reversal>
  /**
   * This command takes all rows as they are, and its entry seals them: for taking note of what was altered outside. False
   * where they are not as they were when they were checked: then it seals nothing, and is to be refused.
   */
  sealAnew(checked: CheckedRows): Promise<boolean>
  /** Whether an earlier entry still has its words, salts and changes, as they were committed to. */
  isIntact(seq: number): Promise<boolean>
  /** Gives rows the images they should have, all or none: refuse unless it is `done`. `others` may have to go with them. */
  putBack(rows: readonly KnownRow[], others: readonly KnownRow[]): Promise<PutBack>
}

/** What only the host can do. */
export interface Host {
  print(html: string, page: PrintPage): Promise<Uint8Array>
  /** The path behind a dialog's ticket, or null when the host never gave it out, or for something else. */
  pathOf(ticket: string, purpose: TicketKind): string | null
  /** Opens a copy of a scan in the system's viewer, and whether there is one. Absent where there is no screen. */
  view?(path: string): Promise<boolean>
}

export interface RunOptions {
  /** The demonstration year is built with its own days. */
  moment?: Moment
  operatorId?: string | null
  /** Makes ids repeatable: the same seed gives the same ids. */
  idSeed?: string
  /** Rows that are too many for a message: the command reads them where they lie. */
  staged?: RowsOnDisk
  /** The entry nothing may have come after: refused as `book_changed` where something did. */
  newest?: number
  /** Also after the job was told to stop: writes down what was done until then. */
  afterStop?: boolean
}

/** `P`: what its progress may say is going on, as its contract lists it; nothing unless said. */
export interface JobContext<R extends RefusalCode = never, P extends string = never> extends Moment {
  db: Db
  dataDir: string
  scans: Scans
  operatorId: string | null
  /** Who asks; keeps what one job leaves for the next. */
  connection: Connection
  host: Host
  /** Long reading goes to a thread of its own; not in tests and short command-line runs. */
  threads: boolean
  /** False when the book was opened read-only. */
  canWrite: boolean
  /** Why nothing of the book is vouched for, with no note taken of it; null where all is. Waits for a check that runs. */
  accused(): Promise<Accused | null>
  /** How often somebody else has written to the book since it was opened. */
  foreignWrites(): Promise<number>
  signal: AbortSignal
  /** A property: so one that knows fewer phases is never taken for one that knows more. */
  progress: (progress: Progress<P>) => void
  refuse: Refuse<R>
  /**
   * Somebody waits for this job: until it has ended it stands among those that run, with the name of its file. `leaving`:
   * ids of the records it gives out of the house, so that commands meanwhile count them as given.
   */
  announce(job: Pick<RunningJob, 'what' | 'file'> & { leaving?: readonly string[] }): { id: string }
  /** A verified copy of the book before something large is done to it. Refused as `disk_full` or `backup_failed`. */
  backup(reason: 'before_import'): Promise<BackupEntry>
  /** Carries out a command as its own transaction. */
  run<R extends keyof Contract, N extends keyof Contract[R]>(
    area: R,
    name: N,
    input: InputOf<Contract[R][N]>,
    options?: RunOptions,
  ): Promise<{ output: OutputOf<Contract[R][N]>; seq: number | null }>
}
