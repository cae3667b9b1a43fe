import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import type { archiveProblem, LostScans } from '../../../../src/contract/book/backups'
import type { RecordVerdict } from '../../../../src/contract/book/record-verdict'
import { mostBytes } from '../../../files/caps'
import { SourceRefused } from '../../../files/read-source'
import { Refusal } from '../../refusal'
import type { Progress } from '../../threads/thread-shape'
import { ZipDamage, type ZipEntry } from '../../zip/format'
import { openZip, type ZipReader } from '../../zip/read-file'
import { freeBytes } from '../disk/disk-space'
import { paced } from '../disk/paced'
import { inspectBook } from '../file/inspect'
import { type LostFile, namedIn } from '../file/lost-scans'
import { removeWithLog } from '../file/prepare-restored'
import { verdictOn } from '../file/record-verdict'
import { type ArchiveManifest, attachmentEntry, bookEntry, manifestOf } from './archive-manifest'

export type ArchiveProblem = z.infer<typeof archiveProblem>

export interface VerifiedArchive {
  problems: ArchiveProblem[]
  at: string | null
  attachments: number
  /** Scans the archive does not have, or has with wrong bytes. */
  lost: LostScans
  /** Null when it was not asked for, or the database cannot be looked at. */
  record: RecordVerdict | null
}

/** Every byte of an archive against its manifest, and the database in it with every check. Refused when it is no archive at all. */
export function verifyArchive(
  input: { archive: string; temporary: string; withRecord?: boolean },
  progress: Progress = () => undefined,
): VerifiedArchive {
  const zip = opened(input.archive)
  try {
    let manifest: ArchiveManifest
    try {
      manifest = manifestOf(zip)
    } catch (error) {
      if (error instanceof ZipDamage)
        return {
          problems: ['manifest_damaged'],
          at: null,
          attachments: 0,
          lost: namedIn('', []),
          record: null,
        }
      throw error
    }
    const problems = new Set<ArchiveProblem>()
    const lost: LostFile[] = []
    const packedWithout = new Map(manifest.lost.map(one => [one.sha256, one.why]))
    const say = paced(progress)
    manifest.attachments.forEach((sha256, index) => {
      const entry = zip.entries.get(attachmentEntry(sha256))
      if (!entry) {
        problems.add('attachment_missing')
        lost.push({ sha256, why: packedWithout.get(sha256) ?? 'missing' })
      } else if (entry.bytes > mostBytes.attachment || hashOf(zip, entry) !== sha256) {
        problems.add('attachment_damaged')
        lost.push({ sha256, why: 'damaged' })
      }
      say(index + 1, manifest.attachments.length)
    })
    const { problem, ...found } = verifyBook(zip, manifest, input, lost)
    if (problem) problems.add(problem)
    if (found.record?.state === 'altered') problems.add('record_altered')
    else if (found.record?.unchecked) problems.add('recovered')
    return { problems: [...problems], at: manifest.at, attachments: manifest.attachments.length, ...found }
  } finally {
    zip.close()
  }
}

export function opened(archive: string): ZipReader {
  try {
    return openZip(archive)
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (error instanceof SourceRefused) throw new Refusal(error.code)
    if (error instanceof ZipDamage || /^E[A-Z]+$/.test(code)) throw new Refusal('archive_unreadable')
    throw error
  }
}

/** The database with every check, and in its words what is lost. */
function verifyBook(
  zip: ZipReader,
  manifest: ArchiveManifest,
  { temporary, withRecord = false }: { temporary: string; withRecord?: boolean },
  lost: readonly LostFile[],
): { problem: ArchiveProblem | null; record: RecordVerdict | null; lost: LostScans } {
  const unknown = { record: null, lost: { count: lost.length, named: [] } }
  const entry = zip.entries.get(bookEntry)
  if (!entry) return { problem: 'book_missing', ...unknown }
  // What an earlier try left beside it would be read into it.
  removeWithLog(temporary)
  try {
    if (!isExtracted(zip, entry, manifest, temporary)) return { problem: 'book_damaged', ...unknown }
    const { kind } = inspectBook(temporary, 'thorough')
    if (kind === 'usable')
      return {
        problem: null,
        record: withRecord ? verdictOn(temporary) : null,
        lost: namedIn(temporary, lost),
      }
    return { problem: kind === 'newer' ? 'book_newer' : 'book_damaged', ...unknown }
  } finally {
    removeWithLog(temporary)
  }
}

/**
 * Writes the database to a file; false where it is not what the manifest says. One of another size is not read at all, and
 * refused as `disk_full` is one there is no room for: a file of a few kilobytes may say it holds gigabytes.
 */
export function isExtracted(
  zip: ZipReader,
  entry: ZipEntry,
  { bytes, sha256 }: Pick<ArchiveManifest, 'bytes' | 'sha256'>,
  path: string,
): boolean {
  if (entry.bytes !== bytes) return false
  if (bytes > (freeBytes(dirname(path)) ?? bytes)) throw new Refusal('disk_full')
  return extract(zip, entry, path) === sha256
}

/** Writes an entry to a file and returns its SHA-256; null when the archive is damaged there. */
export function extract(zip: ZipReader, entry: ZipEntry, path: string): string | null {
  const handle = openSync(path, 'w')
  try {
    return hashOf(zip, entry, piece => {
      for (let done = 0; done < piece.length; ) done += writeSync(handle, piece, done, piece.length - done)
    })
  } finally {
    closeSync(handle)
  }
}

function hashOf(zip: ZipReader, entry: ZipEntry, onPiece: (piece: Uint8Array) => void = () => undefined) {
  const hash = createHash('sha256')
  try {
    zip.read(entry, piece => {
      hash.update(piece)
      onPiece(piece)
    })
  } catch (error) {
    if (error instanceof ZipDamage) return null
    throw error
  }
  return hash.digest('hex')
}
