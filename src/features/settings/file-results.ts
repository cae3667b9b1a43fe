import { create } from 'zustand'
import type { book } from '../../contract/book'
import type { LostScans } from '../../contract/book/backups'
import type { OutputOf } from '../../contract/define'

export type Verified = OutputOf<typeof book.verifyArchive>

interface FileResults {
  /** What the backup file that was written last lacks; until it is closed. */
  saved: LostScans | null
  /** What the check of a backup file found. */
  verified: Verified | null
}

/** Outside the page: it may be left while the file is written or read. */
export const useFileResults = create<FileResults>(() => ({ saved: null, verified: null }))
