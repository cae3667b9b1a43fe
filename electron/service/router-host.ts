import type { BookState } from '../../src/contract/book/state'
import type { Scans } from './attachments/scans'
import type { BookHealth } from './book/backups/book-health'
import type { Pages } from './book/file/written-over'
import type { LifeHandlers } from './book/life/life-procedures'
import type { InPlace } from './book/life/stay-in-place'
import type { Traffic } from './book/life/traffic'
import type { Writer } from './commands'
import type { Db, Host, JobContext, Moment } from './context'
import type { WrittenAs } from './db/sqlite/writes-past'
import type { Refusal } from './refusal'
import type { RunningJobs } from './running-jobs'
import type { LogError } from './wire-error'

/** The open book as the router needs it. */
export interface OpenedBook {
  db: Db
  writer: Writer | null
  /** The demonstration year, by its creation. */
  demonstration: boolean
  /** Its file, when it was opened. */
  written: WrittenAs | null
}

export interface RouterHost {
  /** Null while no book is open: only what `life` answers is answered then. */
  opened(): OpenedBook | null
  /** Counts who is at the book, so that it is closed under nobody. */
  traffic: Traffic
  /** Whether what is open lies where it belongs. */
  inPlace: InPlace
  /** Whether all that is read of it is of one file. */
  pages: Pages
  state(): Promise<BookState>
  /** The book is being checked before it opens. */
  isChecking(): boolean
  /** A book is being made: until it is whole no page does anything in it. */
  isMaking(): boolean
  moment(): Promise<Moment>
  host: Host
  dataDir: string
  scans: Scans
  backup: JobContext['backup']
  threads: boolean
  jobs: RunningJobs
  /** Why nothing is written to the book that is open. */
  readOnly(): Refusal
  /** What is known to be damaged of it, and whether anything may be given away in the office's name. */
  health: Pick<BookHealth, 'accused' | 'doubted' | 'soundByNow'>
  log: LogError
  /** Procedures that answer whether or not a book is open. */
  life: LifeHandlers
}
