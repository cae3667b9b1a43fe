import { rmSync } from 'node:fs'
import { attachmentPath, keepAttachment, temporaryAttachment } from '../../attachments/attachment-files'
import { storedAtAGlance, storedStateSync } from '../../attachments/stored-state'
import { Refusal } from '../../refusal'
import type { TaskProgress } from '../book-tasks'
import { paced } from '../paced'
import { removeWithLog } from '../prepare-restored'
import { freeBytes } from '../room'
import { type ArchiveManifest, attachmentEntry, bookEntry, manifestOf } from './archive-manifest'
import { type ArchiveProblem, extract, opened, verifyArchive } from './verify-archive'
import type { ZipReader } from './zip-reader'

const refusalOf: Record<Exclude<ArchiveProblem, 'attachment_missing'>, string> = {
  manifest_damaged: 'archive_unreadable',
  book_missing: 'archive_unreadable',
  book_damaged: 'backup_damaged',
  book_newer: 'backup_newer',
  attachment_damaged: 'backup_damaged',
}

/**
 * Takes an archive apart: its attachments into the shared store (named by what they hold, so this changes
 * no book), its database to a temporary file. Refused whole when a byte of it is wrong; a scan it was packed
 * without is no wrong byte. Whatever fails, nothing that was unpacked stays.
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
  const unpacked: string[] = []
  try {
    const manifest = manifestOf(zip)
    refuseWithoutRoom(zip, manifest, dataDir)
    const say = paced(progress)
    manifest.attachments.forEach((sha256, index) => {
      if (unpack(zip, dataDir, sha256)) unpacked.push(sha256)
      say(index + 1, manifest.attachments.length)
    })
    const book = zip.entries.get(bookEntry)
    if (!book || extract(zip, book, temporary) !== manifest.sha256) throw new Refusal('backup_damaged')
    return { bytes: manifest.bytes, sha256: manifest.sha256 }
  } catch (error) {
    removeWithLog(temporary)
    for (const sha256 of unpacked) rmSync(attachmentPath(dataDir, sha256), { force: true })
    throw error
  } finally {
    zip.close()
  }
}

/** True when the store did not have the file. One that was damaged there is replaced, and stays good. */
function unpack(zip: ZipReader, dataDir: string, sha256: string): boolean {
  const entry = zip.entries.get(attachmentEntry(sha256))
  if (!entry) return false
  const there = storedStateSync(dataDir, sha256)
  if (there === 'sound') return false
  const part = temporaryAttachment(dataDir)
  try {
    if (extract(zip, entry, part) !== sha256) throw new Refusal('backup_damaged')
    keepAttachment(dataDir, part, sha256, there)
    return there === 'missing'
  } finally {
    rmSync(part, { force: true })
  }
}

/** The database twice (as it comes, and made ready), and the scans the folder does not have. */
function refuseWithoutRoom(zip: ZipReader, manifest: ArchiveManifest, dataDir: string): void {
  const free = freeBytes(dataDir)
  if (free === null) return
  let wanted = 2 * manifest.bytes
  for (const sha256 of manifest.attachments) {
    if (wanted > free) throw new Refusal('disk_full')
    const entry = zip.entries.get(attachmentEntry(sha256))
    if (entry && storedAtAGlance(dataDir, sha256, entry.bytes) === 'missing') wanted += entry.bytes
  }
  if (wanted > free) throw new Refusal('disk_full')
}
