import { dirname } from 'node:path'
import type { LostScans } from '../../../../src/contract/book/backups'
import type { RecordVerdict } from '../../../../src/contract/book/record-verdict'
import { mostBytes } from '../../../files/caps'
import { attachmentPath, isHash, type StoredState, storedStat } from '../../attachments/attachment-files'
import { atAGlance } from '../../attachments/stored-state'
import { openForeign } from '../../db/sqlite/foreign'
import { sizesOfScans } from '../../db/sqlite/lost-scans'
import { Refusal } from '../../refusal'
import type { Progress } from '../../threads/thread-shape'
import { createZip } from '../../zip/write-file'
import { freeBytes } from '../disk/disk-space'
import { paced } from '../disk/paced'
import type { CopyFacts } from '../file/backup-manifest'
import { copyBook } from '../file/copy-book'
import { type LostFile, namedIn, statesOf } from '../file/lost-scans'
import { removeWithLog } from '../file/prepare-restored'
import { attachmentEntry, bookEntry, manifestEntry } from './archive-manifest'
import { verifyArchive } from './verify-archive'

export interface PackRequest {
  dataDir: string
  file: string
  /** Where the copy of the database is made, and again when it is read back. */
  temporary: string
  /** The empty file that becomes the archive; the caller gives it its name, or takes it away. */
  part: string
  at: string
}

interface PackedArchive {
  bytes: number
  attachments: number
  lost: LostScans
  record: RecordVerdict
  /** Scans of which every byte was read, and what that showed. */
  read: Map<string, StoredState>
}

/**
 * Book, attachments and manifest in one file, which is read back before it counts. A scan that is lost already does
 * not keep the rest from being saved: it is named, in the manifest and in the answer.
 */
export function packArchive(request: PackRequest, progress: Progress = () => undefined): PackedArchive {
  const { file, temporary, part } = request
  try {
    const facts = copyBook(file, temporary)
    // Known to be too little before hours are spent on it; the scans come on top.
    if ((freeBytes(dirname(part)) ?? Number.POSITIVE_INFINITY) < facts.bytes) throw new Refusal('disk_full')
    const { bytes, lost } = write(request, facts, paced(progress))
    const named = namedIn(temporary, lost)
    const found = verifyArchive({ archive: part, temporary })
    if (found.problems.some(problem => problem !== 'attachment_missing'))
      throw new Refusal('backup_failed', { cause: found.problems[0] })
    return {
      bytes,
      attachments: facts.attachments.length - lost.length,
      lost: named,
      record: facts.record,
      read: statesOf(facts.attachments, lost),
    }
  } finally {
    removeWithLog(temporary)
  }
}

function write(
  { dataDir, temporary, part, at }: PackRequest,
  facts: CopyFacts,
  progress: Progress,
): { bytes: number; lost: LostFile[] } {
  const zip = createZip(part, new Date(at))
  try {
    zip.addFile(bookEntry, temporary)
    const lost: LostFile[] = []
    const sizes = sizesIn(temporary)
    facts.attachments.forEach((sha256, index) => {
      const bytes = sizes.get(sha256) ?? null
      const seen = isHash(sha256) ? atAGlance(storedStat(dataDir, sha256), bytes) : 'missing'
      const known = { sha256, most: bytes ?? mostBytes.attachment }
      const path = attachmentPath(dataDir, sha256)
      // One that grew would fill the disk, or take for ever, before its hash said the same.
      const why = seen === 'sound' ? zip.addKnown(attachmentEntry(sha256), path, known) : seen
      if (why !== 'added') lost.push({ sha256, why })
      progress(index + 1, facts.attachments.length)
    })
    const manifest = { format: 'zhixing-archive', formatVersion: 1, at, ...facts, lost }
    zip.addBytes(manifestEntry, Buffer.from(JSON.stringify(manifest)))
    return { bytes: zip.finish(), lost }
  } finally {
    zip.close()
  }
}

function sizesIn(copy: string): Map<string, number> {
  const sqlite = openForeign(copy)
  try {
    return sizesOfScans(sqlite)
  } finally {
    sqlite.close()
  }
}
