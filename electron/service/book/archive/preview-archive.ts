import type { LostScans } from '../../../../src/contract/book/backups'
import type { RecordVerdict } from '../../../../src/contract/book/record-verdict'
import { Refusal } from '../../refusal'
import { ZipDamage } from '../../zip/format'
import { inspectBook } from '../file/inspect'
import { lostForNow } from '../file/lost-scans'
import { verdictOn } from '../file/record-verdict'
import { attachmentEntry, bookEntry, manifestOf } from './archive-manifest'
import { isExtracted, opened } from './verify-archive'

/**
 * When an archive was written, and its database unpacked to `temporary`, so that a person can be told what
 * is in it. Attachments are only looked for: the restore itself checks every byte.
 */
export function previewArchive(input: { archive: string; dataDir: string; temporary: string }): {
  at: string
  /** Of the database. */
  sha256: string
  lost: LostScans
  record: RecordVerdict | null
} {
  const zip = opened(input.archive)
  try {
    const manifest = manifestOf(zip)
    const entry = zip.entries.get(bookEntry)
    if (!entry) throw new Refusal('archive_unreadable')
    if (!isExtracted(zip, entry, manifest, input.temporary)) throw new Refusal('backup_damaged')
    const inspection = inspectBook(input.temporary, 'header')
    if (inspection.kind === 'newer') throw new Refusal('backup_newer', { found: inspection.version })
    const has = (sha256: string) => zip.entries.has(attachmentEntry(sha256))
    const lost = lostForNow({ copy: input.temporary, dataDir: input.dataDir, has })
    return { at: manifest.at, sha256: manifest.sha256, lost, record: verdictOn(input.temporary) }
  } catch (error) {
    if (error instanceof ZipDamage) throw new Refusal('archive_unreadable')
    throw error
  } finally {
    zip.close()
  }
}
