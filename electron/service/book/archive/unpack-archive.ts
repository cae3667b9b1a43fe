import { rmSync } from 'node:fs'
import { keepAttachment, temporaryAttachment } from '../../attachments/attachment-files'
import { storedStateSync } from '../../attachments/stored-state'
import { Refusal } from '../../refusal'
import type { TaskProgress } from '../book-tasks'
import { attachmentEntry, bookEntry, manifestOf } from './archive-manifest'
import { type ArchiveProblem, extract, opened, verifyArchive } from './verify-archive'

const refusalOf: Record<Exclude<ArchiveProblem, 'attachment_missing'>, string> = {
  manifest_damaged: 'archive_unreadable',
  book_missing: 'archive_unreadable',
  book_damaged: 'backup_damaged',
  book_newer: 'backup_newer',
  attachment_damaged: 'backup_damaged',
}

/**
 * Takes an archive apart: its attachments into the shared store (named by what they hold, so this changes
 * no book), its database to a temporary file. Refused whole when a byte of it is wrong.
 */
export function unpackArchive(
  input: { archive: string; dataDir: string; temporary: string },
  progress: TaskProgress = () => undefined,
): { bytes: number; sha256: string } {
  const { archive, dataDir, temporary } = input
  for (const problem of verifyArchive({ archive, temporary }).problems) {
    if (problem !== 'attachment_missing') throw new Refusal(refusalOf[problem])
  }
  const zip = opened(archive)
  try {
    const manifest = manifestOf(zip)
    manifest.attachments.forEach((sha256, index) => {
      const entry = zip.entries.get(attachmentEntry(sha256))
      const there = entry ? storedStateSync(dataDir, sha256) : 'sound'
      if (entry && there !== 'sound') {
        const part = temporaryAttachment(dataDir)
        if (extract(zip, entry, part) !== sha256) throw new Refusal('backup_damaged')
        keepAttachment(dataDir, part, sha256, there)
      }
      progress(index + 1, manifest.attachments.length)
    })
    const book = zip.entries.get(bookEntry)
    if (!book || extract(zip, book, temporary) !== manifest.sha256) throw new Refusal('backup_damaged')
    return { bytes: manifest.bytes, sha256: manifest.sha256 }
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  } finally {
    zip.close()
  }
}
