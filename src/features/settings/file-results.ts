import { create } from 'zustand'
import type { book } from '../../contract/book'
import type { OutputOf } from '../../contract/define'

export type Saved = Pick<OutputOf<typeof book.backupTo>, 'lost'> & {
  record: OutputOf<typeof book.backupTo>['record'] | null
  /** In the folder of the data, and not in a file of its own. */
  here?: true
}

/** `name`: of the file. */
export type Verified = OutputOf<typeof book.verifyArchive> & { name: string }

interface FileResults {
  /** What is wrong with the backup file that was written last: what it lacks, what does not match; until it is closed. */
  saved: Saved | null
  /** What the check of a backup file found. */
  verified: Verified | null
}

/** Outside the page: it may be left while the file is written or read. */
export const useFileResults = create<FileResults>(() => ({ saved: null, verified: null }))
