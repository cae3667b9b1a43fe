import { lstatSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { isRealFolder } from '../files/sweep'
import { attachmentFolder, attachmentPath, listAttachmentFiles } from './attachment-files'

const dayMs = 86_400_000

/**
 * Deletes files that no kept backup names (the newest one names what the book and its undo need), nor anything else:
 * `othersNeed` is asked only when there is something to delete, and is null when nobody can say.
 * A file younger than a day stays: its row may only now be on its way. Behind a link nothing is deleted: the folder may
 * be another book's too.
 */
export function collectAttachments(
  dataDir: string,
  needed: ReadonlySet<string>,
  othersNeed: () => ReadonlySet<string> | null = () => new Set(),
): number {
  if (!isRealFolder(attachmentFolder(dataDir))) return 0
  const unnamed = listAttachmentFiles(dataDir).filter(sha256 => !needed.has(sha256) && isOld(dataDir, sha256))
  if (unnamed.length === 0) return 0
  const others = othersNeed()
  const dropped = others ? unnamed.filter(sha256 => !others.has(sha256)) : []
  for (const sha256 of dropped) rmSync(attachmentPath(dataDir, sha256), { force: true })
  return dropped.length
}

function isOld(dataDir: string, sha256: string): boolean {
  const path = attachmentPath(dataDir, sha256)
  const stat = lstatSync(path, { throwIfNoEntry: false })
  return stat?.isFile() === true && isRealFolder(dirname(path)) && Date.now() - stat.mtimeMs >= dayMs
}
