import { existsSync, rmSync } from 'node:fs'
import { attachmentPath } from '../../attachments/attachment-files'
import { Refusal } from '../../refusal'
import type { TaskProgress } from '../book-tasks'
import { copyBook } from '../copy-book'
import { attachmentEntry, bookEntry, manifestEntry } from './archive-manifest'
import { verifyArchive } from './verify-archive'
import { createZip } from './zip-writer'

export interface PackRequest {
  dataDir: string
  file: string
  /** Where the copy of the database is made, and again when it is read back. */
  temporary: string
  /** The empty file that becomes the archive; the caller gives it its name, or takes it away. */
  part: string
  at: string
}

/** Book, attachments and manifest in one file, which is read back before it counts. */
export function packArchive(
  request: PackRequest,
  progress: TaskProgress = () => undefined,
): { bytes: number; attachments: number } {
  const { dataDir, file, temporary, part } = request
  try {
    const facts = copyBook(file, temporary)
    // A scan that is already lost must not keep the rest from being backed up; verifying says what is missing.
    const present = facts.attachments.filter(sha256 => existsSync(attachmentPath(dataDir, sha256)))
    const at = new Date(request.at)
    const zip = createZip(part, at)
    let bytes = 0
    try {
      const manifest = { format: 'zhixing-archive', formatVersion: 1, at: request.at, ...facts }
      zip.addBytes(manifestEntry, Buffer.from(JSON.stringify(manifest)))
      zip.addFile(bookEntry, temporary)
      present.forEach((sha256, index) => {
        zip.addFile(attachmentEntry(sha256), attachmentPath(dataDir, sha256))
        progress(index + 1, present.length)
      })
      bytes = zip.finish()
    } finally {
      zip.close()
    }
    const found = verifyArchive({ archive: part, temporary })
    if (found.problems.some(problem => problem !== 'attachment_missing'))
      throw new Refusal('backup_failed', { cause: found.problems[0] })
    return { bytes, attachments: present.length }
  } finally {
    rmSync(temporary, { force: true })
  }
}
