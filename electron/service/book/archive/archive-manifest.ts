import { z } from 'zod'
import { copyFacts } from '../backup-manifest'
import { ZipDamage, type ZipReader } from './zip-reader'

/** First entry of an archive: what it must hold. */
export const archiveManifest = copyFacts.extend({
  format: z.literal('zhixing-archive'),
  formatVersion: z.literal(1),
  at: z.string(),
})
export type ArchiveManifest = z.infer<typeof archiveManifest>

export const manifestEntry = 'manifest.json'
export const bookEntry = 'book.db'
export const attachmentEntry = (sha256: string): string => `attachments/${sha256}`

const mostManifestBytes = 64 << 20

/** Throws ZipDamage when it is not there or says nothing that can be read. */
export function manifestOf(zip: ZipReader): ArchiveManifest {
  const entry = zip.entries.get(manifestEntry)
  if (!entry || entry.bytes > mostManifestBytes) throw new ZipDamage('it has no manifest')
  const pieces: Buffer[] = []
  zip.read(entry, piece => pieces.push(Buffer.from(piece)))
  try {
    return archiveManifest.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
  } catch {
    throw new ZipDamage('its manifest is damaged')
  }
}
