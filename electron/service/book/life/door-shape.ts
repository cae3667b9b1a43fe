import type { BookState } from '../../../../src/contract/book/state'
import type { Writer } from '../../commands'
import type { OpenedBook } from '../../router-host'
import type { Backups } from '../backups/backups'
import type { BookHealth } from '../backups/book-health'
import type { BackupClock } from '../backups/hourly-backups'
import type { NotPutBack } from '../file/put-in-place'
import type { Hindrance } from '../lock/read-only'
import type { RunTask } from '../tasks/run-task'
import type { LossWatch } from './loss-watch'
import type { Traffic } from './traffic'

export interface BookDoorOptions {
  dataDir: string
  /** The folder is not there, and is not made. */
  missing?: boolean
  file: string
  now: () => Date
  backups: Backups
  health: BookHealth
  losses: LossWatch
  runTask: RunTask
  /** See BookPlace; only for the first opening. */
  checkBehind: boolean
  clock: BackupClock | null
  /** The book is being checked before it opens, and how far that is: the state says so. */
  checking(): void
  /** `stamp`: of the file as it was looked at. */
  startWriter(stamp: string): Writer
  /** An error after which the service may have to be started again. */
  log(error: unknown): void
  /** Only into the log: the page says it. */
  noteDown(error: unknown): void
}

/** Opens and closes the book of one folder; holds its lock in between. */
export interface BookDoor {
  /** `aside`: what lies there is put aside first, whatever it is. */
  open(first: 'as-is' | 'aside'): Promise<void>
  close(): Promise<void>
  /**
   * Lets nobody in, waits for those who are at the book, closes it, does the work, and opens what is there
   * afterwards. Refused as `busy`, with nothing done, when a job does not stop in time.
   */
  reopen<T>(whileClosed: () => Promise<T>): Promise<T>
  /** The same, but nothing is opened afterwards, and questions wait for good: the book lies elsewhere now. */
  leave<T>(whileClosed: () => Promise<T>): Promise<T>
  /** Who is at the book, so that it is closed under nobody. */
  traffic: Traffic
  /** As it was found; when another one had it, looks again. */
  state(): Promise<BookState>
  /** Says without waiting whether the book is being checked before it opens. */
  isChecking(): boolean
  opened(): OpenedBook | null
  /** Where it is read: the book, or a copy of it. `sole`: the file is locked by the one connection that reads it. */
  reading(): { file: string; sole: boolean }
  /** Whether the file that is open, and its log, lie where they belong. */
  isInPlace(): boolean
  /** Why they do not, and could not be put there when that was last tried. */
  away(): NotPutBack | null
  /**
   * Writes what is open under its name again and opens it anew, checked. Refused as `not_put_back` where that cannot be
   * done: then it stays open. Nobody at the book waits for this.
   */
  putInPlace(): Promise<void>
  /** What reads it reads all of it from the file again. */
  forgetPages(): void
  /** Copies what is open, wherever it lies, into a file that is not there yet. */
  copyOut(to: string): void
  /** Why the book may not be written; null when it may. */
  hindrance(): Hindrance | null
}
