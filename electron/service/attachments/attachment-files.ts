import { randomUUID } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, renameSync, rmSync, type Stats, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '../../files/make-folder'
import { nameDurably, syncFolder } from '../files/durable'
import { isFolder, isTaken } from '../files/own-names'
import { isRealFolder, sweep, uuid } from '../files/sweep'
import { Refusal } from '../refusal'

/** `damaged`: what lies there is not what its name says. */
export type StoredState = 'sound' | 'missing' | 'damaged'

/** Files are named by what they hold: attachments/ab/abcdef…, the same for every book and backup of the folder. */
export const attachmentFolder = (dataDir: string): string => join(dataDir, 'attachments')

export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

export function attachmentPath(dataDir: string, sha256: string): string {
  // A hash from a manifest or a row becomes a path only when it is one.
  if (!isHash(sha256)) throw new Error('not a SHA-256')
  return join(attachmentFolder(dataDir), sha256.slice(0, 2), sha256)
}

/** What lies there; nothing where that cannot be told. */
export function storedStat(dataDir: string, sha256: string): Stats | undefined {
  try {
    return lstatSync(attachmentPath(dataDir, sha256), { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** Where a file is written until its hash, and so its name, is known. Refused as `name_taken`. */
export function temporaryAttachment(dataDir: string): string {
  if (isTaken(dataDir, 'attachments')) throw new Refusal('name_taken', { name: 'attachments' })
  const folder = join(attachmentFolder(dataDir), '.part')
  makeFolder(folder)
  return join(folder, randomUUID())
}

/**
 * Gives a written file its name. One that is there already and was found `sound` is kept, and counts as new for the
 * collector; a damaged one is replaced by the good one. Refused as `name_taken`.
 */
export function keepAttachment(dataDir: string, temporary: string, sha256: string, there: StoredState): void {
  const path = attachmentPath(dataDir, sha256)
  if (there === 'sound') {
    const now = new Date()
    utimesSync(path, now, now)
    rmSync(temporary)
    return
  }
  const folder = dirname(path)
  const name = `attachments/${sha256.slice(0, 2)}` as const
  if (isTaken(dataDir, name)) throw new Refusal('name_taken', { name })
  if (!existsSync(folder)) {
    makeFolder(folder)
    syncFolder(attachmentFolder(dataDir))
  }
  // No file takes the name of a folder: it is put aside, since nobody knows what is in it.
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory())
    renameSync(path, `${path}.aside-${randomUUID()}`)
  nameDurably(temporary, path)
}

/** Hashes of all files in the store; what lies in the place of one of its folders holds none. */
export function listAttachmentFiles(dataDir: string): string[] {
  const folder = attachmentFolder(dataDir)
  if (!isFolder(folder)) return []
  return readdirSync(folder)
    .filter(name => /^[0-9a-f]{2}$/.test(name) && isFolder(join(folder, name)))
    .flatMap(name => readdirSync(join(folder, name)))
    .filter(isHash)
}

/** What a crash left half written. Called while nobody writes. */
export function tidyAttachments(dataDir: string, note: (error: unknown) => void): void {
  if (isRealFolder(attachmentFolder(dataDir))) sweep(attachmentFolder(dataDir), halfWritten, note)
}

const halfWritten = [{ name: /^\.part$/, holds: [{ name: new RegExp(`^${uuid}$`) }] }]
