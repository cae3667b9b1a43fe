import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BackupEntry } from '../../../../src/contract/book/backup-entry'
import type { UnreadableBackup } from '../../../../src/domain/book/unreadable-backup'
import { makeFolder } from '../../../files/make-folder'
import { writePart } from '../../../files/small-file'
import { fingerprintOf, nameDurably, syncFile, syncFolder } from '../../files/durable'
import { isFolder, isTaken, kindOf } from '../../files/own-names'
import { isRealFolder, type OwnThing, sweep } from '../../files/sweep'
import { Refusal } from '../../refusal'
import { isOfFileSystem } from '../disk/disk-space'
import { temporaryCopies, temporaryCopy } from '../disk/temporary-name'
import { type BackupManifest, type CopyFacts, readManifest } from '../file/backup-manifest'
import { type Inspection, inspectAlone } from '../file/inspect'

/**
 * book-000012-2026-12-09T04-00-00-000Z-hourly.db: the serial orders them, whatever the clock does. One of more digits is
 * no name of ours: an hourly backup for a hundred years needs six.
 */
const namePattern =
  /^book-(\d{6}|[1-9]\d{6})-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)-(hourly|manual|before_migration|before_import|before_restore|salvaged)\.db$/
const manifestPattern = new RegExp(namePattern.source.replace(/db\$$/, 'json$'))

const highestSerial = 9_999_999

export interface StoredBackup extends BackupEntry {
  serial: number
  path: string
  manifest: BackupManifest | null
  /** When the file was last written, in ns since 1970. */
  written: string
}

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups')
const manifestPath = (path: string): string => path.replace(/\.db$/, '.json')

/** Where a copy is made before it has a name; the folder is made on the way. Refused as `name_taken`. */
export function temporaryBackup(dataDir: string): string {
  if (isTaken(dataDir, 'backups')) throw new Refusal('name_taken', { name: 'backups' })
  makeFolder(backupFolder(dataDir))
  return temporaryCopy(backupFolder(dataDir))
}

/**
 * Newest first. `verified` here means: its manifest is there, the size is right, and no look at it has failed; `changed`
 * that it was written to since it was last looked at. `soundness` looks at every byte.
 */
export function storedBackups(dataDir: string): StoredBackup[] {
  const folder = backupFolder(dataDir)
  if (!isFolder(folder)) return []
  return readdirSync(folder)
    .map(name => storedBackup(folder, name))
    .filter(entry => entry !== null)
    .sort((a, b) => b.serial - a.serial)
}

export function findBackup(dataDir: string, name: string): StoredBackup | null {
  return storedBackups(dataDir).find(backup => backup.name === name) ?? null
}

/**
 * Gives a finished copy its manifest and its name. The manifest comes first: a name without one is never listed as
 * verified. When that fails nothing is left: neither the copy, which holds what the book holds, nor its manifest.
 */
export function addBackup(
  dataDir: string,
  temporary: string,
  facts: CopyFacts,
  made: { at: Date; reason: BackupEntry['reason'] },
): StoredBackup {
  const folder = backupFolder(dataDir)
  const serial = nextSerial(storedBackups(dataDir).map(one => one.serial))
  const at = made.at.toISOString()
  const name = `book-${String(serial).padStart(6, '0')}-${at.replaceAll(/[:.]/g, '-')}-${made.reason}.db`
  const path = join(folder, name)
  const manifest: BackupManifest = {
    format: 1,
    at,
    reason: made.reason,
    serial,
    ...facts,
    written: String(statSync(temporary, { bigint: true }).mtimeNs),
  }
  const temporaryManifest = temporaryManifestOf(temporary)
  try {
    // A clock thousands of years off gives no day that a name can hold.
    if (!namePattern.test(name))
      throw Object.assign(new Error(`no name for a backup: ${name}`), { code: 'ERANGE' })
    writeManifest(path, manifest, temporaryManifest)
    nameDurably(temporary, path)
  } catch (error) {
    // Once it has its name it is a backup, and keeps its manifest.
    const unnamed = existsSync(temporary) ? [temporary, temporaryManifest, manifestPath(path)] : []
    for (const left of unnamed) rmSync(left, { force: true })
    throw error
  }
  return storedBackup(folder, name) as StoredBackup
}

/**
 * Writes down what a look at every byte of a copy found, so that it is known wherever the copy is listed and after a
 * restart. Where the folder takes nothing, or no manifest says what the copy must be, it is looked at again the next time.
 */
export function noteInspection({ path, manifest, written }: StoredBackup, sound: boolean): void {
  if (manifest === null) return
  if (sound !== (manifest.failed ?? false) && manifest.written === written) return
  const { failed: _, ...known } = manifest
  const facts = { ...known, written }
  try {
    const temporary = temporaryManifestOf(temporaryCopy(dirname(path)))
    writeManifest(path, sound ? facts : { ...facts, failed: true }, temporary)
    syncFolder(dirname(path))
  } catch (error) {
    if (!isOfFileSystem(error)) throw error
  }
}

const temporaryManifestOf = (copy: string): string => `${copy}.json.part`

function writeManifest(path: string, manifest: BackupManifest, temporary: string): void {
  writePart(temporary, JSON.stringify(manifest))
  syncFile(temporary)
  renameSync(temporary, manifestPath(path))
}

/** After the highest; where somebody gave a file the last serial there is, after the highest that another can follow. */
function nextSerial(newestFirst: readonly number[]): number {
  const taken = new Set(newestFirst)
  const last = newestFirst.find(serial => serial < highestSerial && !taken.has(serial + 1))
  return (last ?? 0) + 1
}

export function dropBackups(dataDir: string, names: string[]): void {
  if (names.length === 0) return
  for (const name of names) {
    const path = join(backupFolder(dataDir), name)
    rmSync(path, { force: true })
    rmSync(manifestPath(path), { force: true })
  }
  syncFolder(backupFolder(dataDir))
}

/** What a look at a backup found, or why it could not be read. */
export type BackupInspection =
  | { found: Inspection['kind'] | 'differs'; unreadable?: undefined }
  | { found: 'unreadable'; unreadable: UnreadableBackup }

/** A look at one of several: what keeps it from being read says nothing of the others. */
export function inspectionOf(backup: StoredBackup): BackupInspection {
  try {
    return { found: soundness(backup) }
  } catch (error) {
    const because = whyUnreadable(error)
    if (because === null) throw error
    return { found: 'unreadable', unreadable: because }
  }
}

/** Null for what no file system and no database says: that is a bug. */
export function whyUnreadable(error: unknown): UnreadableBackup | null {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  if (/^(EACCES|EPERM|SQLITE_(PERM|AUTH))$/.test(code)) return 'permission'
  if (/^(EIO|ENXIO|ENODEV|ESTALE|SQLITE_IOERR.*)$/.test(code)) return 'drive'
  return /^(SQLITE_|E[A-Z]+$)/.test(code) ? 'other' : null
}

/**
 * Every byte against the manifest, then the structure and the foreign keys. `differs`: it is not as it was written, which
 * is all that is ever written down of it. Throws whatever else keeps it from being read now, and may have passed the next
 * time.
 */
export function soundness(backup: StoredBackup): Inspection['kind'] | 'differs' {
  if (backup.manifest) {
    // Of one that is longer or shorter nothing has to be read.
    if (backup.bytes !== backup.manifest.bytes) return 'differs'
    const { bytes, sha256 } = fingerprintOf(backup.path)
    if (bytes !== backup.manifest.bytes || sha256 !== backup.manifest.sha256) return 'differs'
  }
  return inspectAlone(backup.path, 'thorough').kind
}

export function entryOf({
  name,
  at,
  bytes,
  reason,
  verified,
  changed,
  heldAt,
  otherLine,
  lineUnknown,
  lost,
  lastStep,
  counts,
  record,
  manifest,
  unreadable,
}: StoredBackup): BackupEntry {
  return {
    name,
    at,
    bytes,
    reason,
    verified,
    ...(!verified && manifest?.bytes === bytes && { again: true }),
    ...(unreadable && { unreadable }),
    ...(changed && { changed }),
    ...(heldAt && { heldAt }),
    ...(otherLine && { otherLine }),
    ...(lineUnknown && { lineUnknown }),
    ...(lost && { lost }),
    ...(lastStep !== undefined && { lastStep }),
    ...(counts && { counts }),
    ...(record && { record }),
  }
}

const halfMade: readonly OwnThing[] = [...temporaryCopies, { name: manifestPattern }]

/** Removes what a crash left half made: copies and manifests that never got their name. */
export function tidyBackups(dataDir: string, note: (error: unknown) => void): void {
  const folder = backupFolder(dataDir)
  if (!isRealFolder(folder)) return
  sweep(folder, halfMade, note, (name, all) => name.endsWith('.json') && all.has(name.replace(/json$/, 'db')))
}

function storedBackup(folder: string, name: string): StoredBackup | null {
  const match = namePattern.exec(name)
  if (!match) return null
  const [, serial = '0', stamp = '', reason = 'manual'] = match
  const path = join(folder, name)
  if (kindOf(path) !== 'file') return null
  const written = writtenAt(path)
  // It was taken away just now.
  if (!written) return null
  const manifest = readManifest(manifestPath(path))
  const asLong = manifest?.bytes === written.bytes
  const named = {
    serial: Number(serial),
    at: stamp.replace(/T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z/, 'T$1:$2:$3.$4Z'),
    reason: reason as BackupEntry['reason'],
  }
  return {
    name,
    path,
    ...named,
    bytes: written.bytes,
    manifest,
    written: written.at,
    verified: manifest !== null && asLong && !manifest.failed,
    // Of one that is longer or shorter no look is needed.
    ...(manifest && asLong && isWrittenSince(path, manifest, written.at) && { changed: true }),
    ...(manifest && !isOfName(manifest, named) && { heldAt: manifest.at }),
    ...(manifest?.lost && { lost: manifest.lost }),
    ...(manifest && { lastStep: manifest.auditSeq }),
    ...(manifest?.counts && { counts: manifest.counts }),
    ...(manifest?.record && { record: manifest.record }),
  }
}

/** Whoever lays an older backup and its manifest under a newer name makes a pair of which every byte is right. */
const isOfName = (
  { serial, at, reason }: BackupManifest,
  named: Pick<StoredBackup, 'serial' | 'at' | 'reason'>,
): boolean => (serial === undefined || serial === named.serial) && at === named.at && reason === named.reason

function writtenAt(path: string): { at: string; bytes: number } | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? { at: String(found.mtimeNs), bytes: Number(found.size) } : null
}

const isSameMoment = (one: bigint, other: bigint): boolean =>
  one - other < 1_000_000n && other - one < 1_000_000n

/** Older manifests do not say it: they were written after their copy. */
function isWrittenSince(path: string, manifest: BackupManifest, at: string): boolean {
  // A move takes the time along by the millisecond only.
  if (manifest.written !== undefined) return !isSameMoment(BigInt(manifest.written), BigInt(at))
  const noted = writtenAt(manifestPath(path))
  return noted === null || BigInt(at) > BigInt(noted.at)
}
