import { Refusal } from '../../refusal'
import { inspectBook } from '../inspect'
import { bookEntry, manifestOf } from './archive-manifest'
import { extract, opened } from './verify-archive'
import { ZipDamage } from './zip-reader'

/**
 * When an archive was written, and its database unpacked to `temporary`, so that a person can be told what
 * is in it. Attachments are not looked at: the restore itself checks every byte.
 */
export function lookAtArchive(input: { archive: string; temporary: string }): { at: string } {
  const zip = opened(input.archive)
  try {
    const manifest = manifestOf(zip)
    const entry = zip.entries.get(bookEntry)
    if (!entry) throw new Refusal('archive_unreadable')
    if (entry.bytes !== manifest.bytes || extract(zip, entry, input.temporary) !== manifest.sha256)
      throw new Refusal('backup_damaged')
    const inspection = inspectBook(input.temporary, 'header')
    if (inspection.kind === 'newer') throw new Refusal('backup_newer', { found: inspection.version })
    return { at: manifest.at }
  } catch (error) {
    if (error instanceof ZipDamage) throw new Refusal('archive_unreadable')
    throw error
  } finally {
    zip.close()
  }
}
