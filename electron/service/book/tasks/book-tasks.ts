import type { Database } from 'better-sqlite3'
import { rebuildDerived } from '../../db/sqlite/derived'
import { derivedApart } from '../../db/sqlite/derived-apart'
import { openForeign } from '../../db/sqlite/foreign'
import { openWriter } from '../../db/sqlite/open'
import { packArchive } from '../archive/pack-archive'
import { previewArchive } from '../archive/preview-archive'
import { unpackArchive } from '../archive/unpack-archive'
import { verifyArchive } from '../archive/verify-archive'
import { inspectBackup } from '../backup-files/inspect-backup'
import { offeredBackups, offerMore } from '../backup-files/offered-backups'
import { copyBook, type JudgedCopy, judgeCopy } from '../file/copy-book'
import {
  type LostFile,
  type NeededScan,
  namedIn,
  scansLostAtAGlance,
  scansLostWhenRead,
  scansOf,
} from '../file/lost-scans'
import { prepareRestored } from '../file/prepare-restored'
import { verdictOn } from '../file/record-verdict'
import { checkBook } from '../record/check-book'
import { checkRecord } from '../record/record-check'
import { moveBook } from '../restoring/move-book'
import { noteRestored } from '../restoring/note-restored'
import { salvageBook } from '../restoring/salvage-book'

/** Long work on whole files of the book, done in a thread of its own. Inputs and outputs are plain data. */
export const bookTasks = {
  copy: (input: { file: string; temporary: string }): JudgedCopy | Promise<JudgedCopy> =>
    copyBook(input.file, input.temporary),
  judge: (input: { copy: string }) => judgeCopy(input.copy),
  pack: packArchive,
  verify: verifyArchive,
  preview: previewArchive,
  unpack: unpackArchive,
  prepare: prepareRestored,
  noteRestored,
  move: moveBook,
  salvage: salvageBook,
  checkRecord,
  scansOf,
  glanceAtScans: (input: { dataDir: string; scans: readonly NeededScan[] }) =>
    scansLostAtAGlance(input.dataDir, input.scans),
  readScans: scansLostWhenRead,
  nameScans: (input: { copy: string; lost: readonly LostFile[] }) => namedIn(input.copy, input.lost),
  /** Looks at the record of a backup before it takes the place of the book. */
  verdict: (input: { file: string }) => verdictOn(input.file),
  check: checkBook,
  derivedApart: ({ file }: { file: string }) => readForeign(file, derivedApart),
  rebuild: rebuildBook,
  inspectBackup,
  offer: (input: { dataDir: string }) => offeredBackups(input.dataDir),
  offerMore,
}
export type BookTasks = typeof bookTasks
export type TaskName = keyof BookTasks

function readForeign<T>(file: string, read: (sqlite: Database) => T): T {
  const sqlite = openForeign(file)
  try {
    return read(sqlite)
  } finally {
    sqlite.close()
  }
}

/** Makes the derived parts of a closed book anew: a crash may have harmed them, and no check would show it. */
function rebuildBook({ file }: { file: string }): void {
  const { sqlite } = openWriter(file)
  try {
    rebuildDerived(sqlite)
  } finally {
    sqlite.close()
  }
}
