import { rmSync, utimesSync } from 'node:fs'
import type { RefusalCode } from '../../../../src/contract/refusals'
import { attachmentPath, keepAttachment, temporaryAttachment } from '../../attachments/attachment-files'
import { readDamageNotes } from '../../attachments/damage-notes'
import { storedAtAGlance, storedStateSync } from '../../attachments/stored-state'
import { Refusal } from '../../refusal'
import type { Progress } from '../../threads/thread-shape'
import type { ZipReader } from '../../zip/read-file'
import { freeBytes } from '../disk/disk-space'
import { paced } from '../disk/paced'
import { removeWithLog } from '../file/prepare-restored'
import { type ArchiveManifest, attachmentEntry, bookEntry, manifestOf } from './archive-manifest'
import { type ArchiveProblem, extract, isExtracted, opened, verifyArchive } from './verify-archive'

/** What does not keep an archive from being restored; the person was told. */
const bearable = ['attachment_missing', 'record_altered', 'recovered'] as const
type Bearable = (typeof bearable)[number]
const isBearable = (problem: ArchiveProblem): problem is Bearable => bearable.some(one => one === problem)

const refusalOf: Record<Exclude<ArchiveProblem, Bearable>, RefusalCode> = {
  manifest_damaged: 'archive_unreadable',
  book_missing: 'archive_unreadable',
  book_damaged: 'backup_damaged',
  book_newer: 'backup_newer',
  attachment_damaged: 'backup_damaged',
}

interface UnpackedArchive {
  bytes: number
  sha256: string
  at: string
  /** Scans that lie in the folder whole: every byte of them was read. */
  scans: string[]
}

/**
 * Takes an archive apart: its attachments into the shared store (named by what they hold, so this changes
 * no book), its database to a temporary file. Refused whole when a byte of it is wrong; a scan it was packed
 * without is no wrong byte. Scans get their names when all of it is there: nothing that was unpacked before
 * stays, and a file under such a name is never deleted, since a person may have stored the same one meanwhile.
 * `sha256`: of the database the person was asked about; another one is refused as `archive_changed`.
 */
export function unpackArchive(
  input: { archive: string; dataDir: string; temporary: string; sha256?: string },
  progress: Progress = () => undefined,
): UnpackedArchive {
  const { archive, dataDir, temporary } = input
  for (const problem of verifyArchive({ archive, temporary }).problems) {
    if (!isBearable(problem)) throw new Refusal(refusalOf[problem])
  }
  const zip = opened(archive)
  const unpacked: UnpackedScan[] = []
  try {
    const manifest = manifestOf(zip)
    if (input.sha256 !== undefined && manifest.sha256 !== input.sha256) throw new Refusal('archive_changed')
    refuseWithoutRoom(zip, manifest, dataDir)
    const say = paced(progress)
    manifest.attachments.forEach((sha256, index) => {
      const scan = unpack(zip, dataDir, sha256)
      if (scan) unpacked.push(scan)
      say(index + 1, manifest.attachments.length)
    })
    const book = zip.entries.get(bookEntry)
    if (!book || !isExtracted(zip, book, manifest, temporary)) throw new Refusal('backup_damaged')
    for (const { part, sha256, there } of unpacked) keepAttachment(dataDir, part, sha256, there)
    const scans = manifest.attachments.filter(sha256 => zip.entries.has(attachmentEntry(sha256)))
    return { bytes: manifest.bytes, sha256: manifest.sha256, at: manifest.at, scans }
  } catch (error) {
    removeWithLog(temporary)
    throw error
  } finally {
    for (const { part } of unpacked) rmSync(part, { force: true })
    zip.close()
  }
}

interface UnpackedScan {
  part: string
  sha256: string
  there: 'missing' | 'damaged'
}

/** The scan under a name of its own, whole; null when the archive or the store needs none. */
function unpack(zip: ZipReader, dataDir: string, sha256: string): UnpackedScan | null {
  const entry = zip.entries.get(attachmentEntry(sha256))
  if (!entry) return null
  const there = storedStateSync(dataDir, sha256, entry.bytes)
  if (there === 'sound') {
    // Perhaps no row names it before the restored book is there: to the collector it is new.
    const now = new Date()
    utimesSync(attachmentPath(dataDir, sha256), now, now)
    return null
  }
  const part = temporaryAttachment(dataDir)
  try {
    if (extract(zip, entry, part) !== sha256) throw new Refusal('backup_damaged')
    return { part, sha256, there }
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

/** The database twice (as it comes, and made ready), and the scans the folder does not have. */
function refuseWithoutRoom(zip: ZipReader, manifest: ArchiveManifest, dataDir: string): void {
  const free = freeBytes(dataDir)
  if (free === null) return
  let wanted = 2 * manifest.bytes
  const notes = readDamageNotes(dataDir)
  for (const sha256 of manifest.attachments) {
    if (wanted > free) throw new Refusal('disk_full')
    const entry = zip.entries.get(attachmentEntry(sha256))
    if (entry && storedAtAGlance(dataDir, { sha256, bytes: entry.bytes }, notes) === 'missing')
      wanted += entry.bytes
  }
  if (wanted > free) throw new Refusal('disk_full')
}
