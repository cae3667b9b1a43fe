import { z } from 'zod'
import { ZipDamage } from '../../zip/format'
import type { ZipReader } from '../../zip/read-file'
import { copyFacts } from '../file/backup-manifest'

/** So many scans no office has; a manifest that lists more is none. */
const mostAttachments = 250_000

/** What an archive must hold. Written last: only then is it known which scans could not be read. */
export const archiveManifest = copyFacts.extend({
  format: z.literal('zhixing-archive'),
  formatVersion: z.literal(1),
  at: z.iso.datetime(),
  attachments: copyFacts.shape.attachments
    .max(mostAttachments)
    .refine(all => new Set(all).size === all.length),
  /** Of the attachments, those the data folder had no good file of when this was packed. */
  lost: z
    .array(z.object({ sha256: z.string(), why: z.enum(['missing', 'damaged']) }))
    .max(mostAttachments)
    .default([]),
})
export type ArchiveManifest = z.infer<typeof archiveManifest>

export const manifestEntry = 'manifest.json'
export const bookEntry = 'book.db'
export const attachmentEntry = (sha256: string): string => `attachments/${sha256}`

const mostManifestBytes = 40 << 20

/** Throws ZipDamage when it is not there or says nothing that can be read. */
export function manifestOf(zip: ZipReader): ArchiveManifest {
  const entry = zip.entries.get(manifestEntry)
  if (!entry || entry.bytes > mostManifestBytes) throw new ZipDamage('damaged', 'it has no manifest')
  const pieces: Buffer[] = []
  zip.read(entry, piece => pieces.push(Buffer.from(piece)))
  try {
    return archiveManifest.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
  } catch {
    throw new ZipDamage('damaged', 'its manifest is damaged')
  }
}
